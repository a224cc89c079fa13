import type { Certificato } from '../pec/catena';
import type { CodiceProva } from './codici';
import { type Composto, componiFile } from './componi';
import { conAutorita, eventiRaccontati, gradini, ricevute } from './controlli-prove';
import { bene, type Controllo, inOrdine, male } from './controllo';
import { type FattiProva, leggiFatti, MODELLO } from './fatti';
import { INDICE, type Indice, leggiIndice, sha256Di } from './indice';
import type { Materiale, Resa } from './pacchetto';
import {
  ATTO,
  AUTORITA,
  CRONOLOGIA_HTML,
  CRONOLOGIA_PDF,
  FATTI,
  IMPRONTE,
  LEGGIMI,
  PERFEZIONAMENTO,
  percorsoDichiarazione,
  percorsoProva,
} from './percorsi';
import { leggiZip, scriviZip, type Voci } from './zip';

export interface EsitoProva {
  readonly valida: boolean;
  readonly controlli: readonly Controllo[];
}

/**
 * Checks an evidence pack from its bytes alone, which may be hostile. What is derived is derived again from facts
 * and evidence and compared byte for byte; what is evidence is judged again. `fidati` null = the authorities found
 * in the pack, and it is said.
 */
export async function verificaProva(
  bytes: Buffer,
  o: { resa: Resa; fidati: readonly Certificato[] | null },
): Promise<EsitoProva> {
  const letto = await leggiZip(bytes);
  if ('codice' in letto) return concludi([male('contenitore', letto.codice)]);
  const { voci } = letto;
  const indice = leggiIndice(voci.get(INDICE) ?? Buffer.alloc(0));
  if (!indice)
    return concludi([bene('contenitore', `${voci.size} file`), male('indice', 'prova.indice_illeggibile')]);
  const prime = [await contenitore(bytes, voci, indice), impronte(voci, indice)];
  const fatti = leggiFatti(voci.get(FATTI) ?? Buffer.alloc(0));
  const composto = fatti && (await ricomponi(voci, fatti, o.resa));
  if (!composto)
    return concludi([...prime, elencati(voci, indice), male('fatti', 'prova.fatti_illeggibili')]);
  const { racconto } = composto;
  return concludi([
    ...prime,
    elencati(voci, indice, composto),
    bene('fatti', `notifica ${fatti.notificaId}, tentativi: ${fatti.tentativi.length}`),
    atto(voci, fatti),
    conAutorita(voci.get(AUTORITA), o.fidati),
    ...ricevute(voci, racconto, o.fidati),
    eventiRaccontati(voci, racconto),
    uguali(
      'estratti',
      'prova.estratto_diverso',
      voci,
      composto,
      (p) => !RACCONTI.has(p) && p !== PERFEZIONAMENTO,
    ),
    perfezionamento(voci, composto),
    gradini(racconto),
    fatti.modello === MODELLO
      ? uguali('cronologia', 'prova.cronologia_diversa', voci, composto, (p) => RACCONTI.has(p))
      : male('cronologia', 'prova.modello_sconosciuto', `modello ${fatti.modello}, qui ${MODELLO}`),
  ]);
}

/** Those whose words depend on the version of the model, and the list of all the hashes. */
const RACCONTI: ReadonlySet<string> = new Set([CRONOLOGIA_HTML, CRONOLOGIA_PDF, LEGGIMI, IMPRONTE]);

const concludi = (fatti: readonly Controllo[]): EsitoProva => {
  const controlli = inOrdine(fatti);
  return { valida: controlli.every((c) => c.ok), controlli };
};

async function contenitore(bytes: Buffer, voci: Voci, indice: Indice): Promise<Controllo> {
  const riscritto = await scriviZip(voci, indice.data);
  return riscritto.equals(bytes)
    ? bene('contenitore', `${voci.size} file, ${bytes.length} byte`)
    : male('contenitore', 'prova.contenitore_riscritto');
}

/** The index names the files that are there, all of them; and they are those that a pack of these facts has. */
function elencati(voci: Voci, indice: Indice, composto?: Composto): Controllo {
  const detti = new Set([INDICE, ...indice.file.map((f) => f.percorso)]);
  const attesi = new Set(composto ? composto.file.map((f) => f.percorso) : detti);
  const tutti = [...new Set([...voci.keys(), ...detti, ...attesi])];
  const discordi = tutti.filter((p) => !voci.has(p) || !detti.has(p) || !attesi.has(p));
  if (discordi.length > 0) return male('indice', 'prova.indice_discorde', primi(discordi));
  const atteso = composto?.file.find((f) => f.percorso === INDICE);
  if (atteso && !voci.get(INDICE)?.equals(atteso.bytes))
    return male('indice', 'prova.indice_discorde', 'dimensioni, tipi o provenienze');
  return bene('indice', `${indice.file.length} file elencati`);
}

function impronte(voci: Voci, indice: Indice): Controllo {
  const diversi = indice.file.filter(({ percorso, sha256, byte }) => {
    const bytes = voci.get(percorso);
    return bytes !== undefined && (bytes.length !== byte || sha256Di(bytes) !== sha256);
  });
  return diversi.length > 0
    ? male('impronte', 'prova.impronta_diversa', primi(diversi.map((d) => d.percorso)))
    : bene('impronte', 'ogni file ha l’impronta SHA-256 dell’indice');
}

function atto(voci: Voci, { atto: { sha256 } }: FattiProva): Controllo {
  const bytes = voci.get(ATTO);
  if (sha256 === null) return bene('atto', 'l’atto non era ancora stato reso in PDF');
  return bytes && sha256Di(bytes) === sha256
    ? bene('atto', `SHA-256 ${sha256}`)
    : male('atto', 'prova.atto_diverso');
}

/** The pack that these facts and this evidence give; null when the facts cannot be told. */
async function ricomponi(voci: Voci, fatti: FattiProva, resa: Resa): Promise<Composto | null> {
  const documenti = new Map<string, Buffer>();
  const tieni = (sha256: string | null, percorso: string) => {
    const bytes = voci.get(percorso);
    if (sha256 !== null && bytes) documenti.set(sha256, bytes);
  };
  tieni(fatti.atto.sha256, ATTO);
  for (const t of fatti.tentativi) {
    const { documento = null } = t.fonte ?? {};
    if (documento) tieni(documento.sha256, percorsoDichiarazione(t, documento.mediaType));
    for (const e of t.eventi) tieni(e.sha256, percorsoProva(t, e));
  }
  const autorita = voci.get(AUTORITA)?.toString('utf8') ?? null;
  const materiale: Materiale = { fatti, documenti, autorita };
  return componiFile(materiale, resa).catch(() => null);
}

function uguali(
  nome: string,
  codice: CodiceProva,
  voci: Voci,
  { file }: Composto,
  quali: (percorso: string) => boolean,
): Controllo {
  const attesi = file.filter((f) => quali(f.percorso) && f.percorso !== INDICE);
  const diversi = attesi.filter((f) => !voci.get(f.percorso)?.equals(f.bytes)).map((f) => f.percorso);
  return diversi.length > 0
    ? male(nome, codice, primi(diversi))
    : bene(nome, `${attesi.length} file ricavati di nuovo, uguali`);
}

function perfezionamento(voci: Voci, composto: Composto): Controllo {
  const atteso = composto.file.find((f) => f.percorso === PERFEZIONAMENTO);
  if (!atteso || !voci.get(PERFEZIONAMENTO)?.equals(atteso.bytes))
    return male('perfezionamento', 'prova.perfezionamento_diverso');
  const detti = composto.racconto.perfezionamenti.map(({ calcolabile, calcolato: c }) => {
    if (!calcolabile) return 'non ricalcolabile per questo canale';
    if (!c) return 'nessun esito';
    return `${c.esito}, mittente ${c.mittenteIl ?? 'non provato'}, destinatario ${c.destinatarioIl}, ${c.regola}`;
  });
  return bene('perfezionamento', detti.join('; ') || 'nessun tentativo');
}

const primi = (percorsi: readonly string[]): string =>
  percorsi.slice(0, 3).join(', ') + (percorsi.length > 3 ? ` e altri ${percorsi.length - 3}` : '');
