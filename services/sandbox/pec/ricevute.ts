import type { FirmaDelGestore } from './autorita';
import { type Avviso, type Cornice, componi, daticert } from './composizione';
import { guasta } from './guasti';
import { leggiManopola } from './manopole';
import type { Accettato, Emissione, Genere } from './piano';
import type { OraLegale } from './tempo';

const dominioDi = (indirizzo: string) => indirizzo.slice(indirizzo.lastIndexOf('@') + 1).toLowerCase();

/** The bytes of one emission. `originale` = what the client transmitted. */
export function componiEmissione(
  a: Accettato,
  e: Emissione,
  originale: Buffer,
  ora: OraLegale,
  firma: FirmaDelGestore,
): Buffer {
  const base = avvisoBase(a);
  const delMittente = { dominio: dominioDi(a.from) };
  const delDestinatario = { dominio: dominioDi(e.destinatario) };
  const busta = imbusta(a, originale);
  const fai = (avviso: Avviso, altro: Partial<Cornice>) =>
    componi(avviso, { ...corniceDi(avviso, a, ora), ...altro }, firma);
  switch (e.genere) {
    case 'accettazione':
      return fai({ ...base, tipo: 'accettazione' }, delMittente);
    case 'presa-in-carico':
      return fai({ ...base, tipo: 'presa-in-carico', ricezione: [e.destinatario] }, delDestinatario);
    case 'avvenuta-consegna': {
      const consegna: Avviso = {
        ...base,
        tipo: 'avvenuta-consegna',
        ricevuta: 'completa',
        consegna: e.destinatario,
      };
      const cornice = { ...corniceDi(consegna, a, ora), ...delDestinatario, postacert: busta };
      return e.variante ? guasta(e.variante, consegna, cornice, firma) : componi(consegna, cornice, firma);
    }
    case 'busta':
      return componi(
        { ...base, tipo: 'posta-certificata', ricevuta: 'completa' },
        corniceBusta(a.from, e.destinatario, busta, ora),
        firma,
      );
    case 'falsa':
      return consegnaFalsa(a, e, ora, firma);
    default: {
      const { tipo, errore, testo, diChi, cornice } = NEGATIVI[e.genere];
      const chi = diChi === 'mittente' ? delMittente : delDestinatario;
      const gestore = `Gestore PEC di prova ${chi.dominio}`;
      const erroreEsteso = (testo ?? a.rifiuto ?? '').replace('GESTORE', gestore);
      const avviso = { ...base, tipo, errore, erroreEsteso };
      const suo = tipo === 'non-accettazione' ? avviso : { ...avviso, consegna: e.destinatario };
      return fai(suo, { ...chi, ...cornice });
    }
  }
}

type Negativo = Exclude<Genere, 'accettazione' | 'presa-in-carico' | 'avvenuta-consegna' | 'busta' | 'falsa'>;

interface FormaNegativa {
  readonly tipo: string;
  readonly errore: string;
  /** `errore-esteso`; null = the reason of the refusal. */
  readonly testo: string | null;
  readonly diChi: 'mittente' | 'destinatario';
  readonly cornice?: Partial<Cornice>;
}

function perVirus(prefisso: string, ricevuta: string): Partial<Cornice> {
  return {
    prefisso,
    intestazioni: [
      ['X-Ricevuta', ricevuta],
      ['X-VerificaSicurezza', 'errore'],
    ],
  };
}

const mancata = (errore: string, testo: string): FormaNegativa => ({
  tipo: 'errore-consegna',
  errore,
  testo,
  diChi: 'destinatario',
});

const preavviso = (testo: string): FormaNegativa => ({
  tipo: 'preavviso-errore-consegna',
  errore: 'altro',
  testo,
  diChi: 'mittente',
  cornice: { prefisso: 'AVVISO DI MANCATA CONSEGNA PER SUP. TEMPO MASSIMO' },
});

/** What the providers say when it goes wrong: notifiche-pec.md 1.3 and 1.5. */
const NEGATIVI: Record<Negativo, FormaNegativa> = {
  'non-accettazione': { tipo: 'non-accettazione', errore: 'altro', testo: null, diChi: 'mittente' },
  'non-accettazione-virus': {
    tipo: 'non-accettazione',
    errore: 'virus',
    testo: 'rilevato virus nel messaggio',
    diChi: 'mittente',
    cornice: perVirus('AVVISO DI NON ACCETTAZIONE PER VIRUS', 'non-accettazione'),
  },
  'preavviso-12': preavviso("4.4.1 - GESTORE - il messaggio non e' stato consegnato nelle prime dodici ore"),
  'preavviso-24': preavviso("5.4.1 - GESTORE - il messaggio non e' stato consegnato nelle ventiquattro ore"),
  'errore-piena': mancata('altro', '5.2.2 - GESTORE - casella piena'),
  'errore-inesistente': mancata('no-dest', '5.1.1 - GESTORE - indirizzo non valido'),
  'errore-disattiva': mancata('altro', '5.2.1 - GESTORE - casella temporaneamente disabilitata'),
  'errore-ignoto': mancata('altro', '5.9.9 - GESTORE - errore generico'),
  'errore-nodominio': {
    ...mancata('no-dominio', '5.1.2 - GESTORE - dominio inesistente'),
    diChi: 'mittente',
  },
  'errore-virus': {
    ...mancata('virus', '5.7.1 - GESTORE - rilevato virus nel messaggio'),
    diChi: 'mittente',
    cornice: perVirus('AVVISO DI MANCATA CONSEGNA PER VIRUS', 'errore-consegna'),
  },
};

function avvisoBase(a: Accettato): Avviso {
  const destinatari = a.to.map((indirizzo) => ({
    indirizzo,
    tipo: leggiManopola(indirizzo).manopola === 'esterno' ? ('esterno' as const) : ('certificato' as const),
  }));
  const { from, oggetto, identificativo, messageId } = a;
  return {
    tipo: '',
    errore: 'nessuno',
    mittente: from,
    destinatari,
    oggetto,
    identificativo,
    msgid: messageId,
  };
}

const PREFISSI: Record<string, string> = {
  accettazione: 'ACCETTAZIONE',
  'non-accettazione': 'AVVISO DI NON ACCETTAZIONE',
  'presa-in-carico': 'PRESA IN CARICO',
  'avvenuta-consegna': 'CONSEGNA',
  'errore-consegna': 'AVVISO DI MANCATA CONSEGNA',
};

const corniceDi = (avviso: Avviso, a: Accettato, ora: OraLegale): Cornice => ({
  dominio: dominioDi(a.from),
  prefisso: PREFISSI[avviso.tipo] ?? avviso.tipo,
  intestazioni: [['X-Ricevuta', avviso.tipo]],
  to: a.from,
  ora,
});

const corniceBusta = (da: string, a: string, postacert: Buffer, ora: OraLegale): Cornice => ({
  dominio: dominioDi(da),
  prefisso: 'POSTA CERTIFICATA',
  intestazioni: [
    ['X-Trasporto', 'posta-certificata'],
    ['X-TipoRicevuta', 'completa'],
    ['Reply-To', da],
  ],
  from: `"Per conto di: ${da}" <posta-certificata@${dominioDi(da)}>`,
  to: a,
  ora,
  postacert,
});

/** The original as the provider passes it on: its own Message-ID, the client's kept as reference. */
function imbusta(a: Accettato, originale: Buffer): Buffer {
  const testo = originale.toString('latin1');
  const fine = testo.indexOf('\r\n\r\n') + 2;
  const testa = testo.slice(0, fine).replace(/^message-id:[^\r]*\r\n(?:[ \t][^\r]*\r\n)*/gim, '');
  const riferimento = a.messageId === null ? '' : `X-Riferimento-Message-ID: ${a.messageId}\r\n`;
  return Buffer.from(
    `${testa}Message-ID: <${a.identificativo}>\r\n${riferimento}${testo.slice(fine)}`,
    'latin1',
  );
}

/** What a stranger would send to make us believe in a delivery: a true envelope around a false receipt. */
function consegnaFalsa(a: Accettato, e: Emissione, ora: OraLegale, firma: FirmaDelGestore): Buffer {
  const estraneo = `truffa@${dominioDi(e.destinatario)}`;
  const finta: Avviso = {
    ...avvisoBase(a),
    tipo: 'avvenuta-consegna',
    ricevuta: 'completa',
    consegna: e.destinatario,
  };
  const dentro = [
    'X-Ricevuta: avvenuta-consegna',
    `Date: ${ora.intestazione}`,
    `Subject: CONSEGNA: ${a.id}`,
    `From: posta-certificata@${dominioDi(e.destinatario)}`,
    `To: ${a.from}`,
    `X-Riferimento-Message-ID: ${a.messageId}`,
    'MIME-Version: 1.0',
    'Content-Type: application/xml; name="daticert.xml"',
    '',
    daticert(finta, 'Gestore inventato', ora),
  ].join('\r\n');
  const avviso: Avviso = {
    ...avvisoBase(a),
    tipo: 'posta-certificata',
    mittente: estraneo,
    destinatari: [{ indirizzo: a.from, tipo: 'certificato' }],
    ricevuta: 'completa',
  };
  return componi(avviso, corniceBusta(estraneo, a.from, Buffer.from(dentro), ora), firma);
}
