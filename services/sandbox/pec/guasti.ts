import type { FirmaDelGestore } from './autorita';
import { type Avviso, type Cornice, componi, daticert } from './composizione';
import type { Variante } from './piano';

const ENORME = 100 * 1024 * 1024;
const ESTRANEO = 'pec.estraneo.test';

/** A delivery receipt that must not be believed, as a hostile or a broken counterpart would make it. */
export function guasta(v: Variante, consegna: Avviso, c: Cornice, firma: FirmaDelGestore): Buffer {
  switch (v) {
    case 'manomessa':
      return componi(consegna, c, firma, true);
    case 'scaduto':
      return componi(consegna, { ...c, scaduto: true }, firma);
    case 'altrafirma':
      return componi(consegna, { ...c, dominio: ESTRANEO, from: `posta-certificata@${c.dominio}` }, firma);
    case 'annidata':
      return componi(consegna, { ...c, daticert: null, postacert: annidato(consegna, c) }, firma);
    case 'entita':
      return componi(consegna, { ...c, daticert: conEntita }, firma);
    case 'discorde':
      return componi(consegna, { ...c, intestazioni: [['X-Ricevuta', 'accettazione']] }, firma);
    case 'altrui':
      return componi({ ...consegna, msgid: `<ntf.altrui.a1@${ESTRANEO}>` }, c, firma);
    case 'estranea':
      return componi({ ...consegna, consegna: `qualcun.altro@${c.dominio}` }, c, firma);
    case 'enorme':
      return componi(
        consegna,
        { ...c, postacert: Buffer.alloc(ENORME, 'A'.repeat(76).concat('\r\n')) },
        firma,
      );
    default:
      return v satisfies never;
  }
}

/** A returned message to which its sender had attached a daticert.xml, inside a message of its own. */
function annidato(consegna: Avviso, c: Cornice): Buffer {
  const interno = [
    'MIME-Version: 1.0',
    'Content-Type: application/xml; name="daticert.xml"',
    '',
    daticert(consegna, 'Gestore inventato', c.ora),
  ];
  return Buffer.from(
    [
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary="dentro"',
      '',
      '--dentro',
      'Content-Type: message/rfc822',
      '',
      ...interno,
      '--dentro--',
    ].join('\r\n'),
  );
}

/** Each entity is ten of the one before: who expands them runs out of memory. */
function conEntita(xml: string): string {
  const moltiplica = (nome: string, di: string) => `<!ENTITY ${nome} "${`&${di};`.repeat(10)}">`;
  const entita = [
    '<!ENTITY a "aaaaaaaaaa">',
    moltiplica('b', 'a'),
    moltiplica('c', 'b'),
    moltiplica('d', 'c'),
  ];
  return xml.replace('<postacert ', `<!DOCTYPE postacert [${entita.join('')}]>\n<postacert `);
}
