import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { rendiHtml } from '../../activities/atti/html';
import { creaMotore } from '../../activities/atti/motore';
import { stampa } from '../../activities/atti/resa';
import { componiMessaggio } from '../../activities/notifiche/pec/messaggio';
import { resaCon } from '../../activities/prova/cronologia';
import { type Certificato, leggiCertificatiPem } from '../../formats/pec/catena';
import { esaminaPec } from '../../formats/pec/verifica';
import { componiProva } from '../../formats/prova/componi';
import { type EventoProva, type FattiProva, FORMATO, MODELLO } from '../../formats/prova/fatti';
import { sha256Di } from '../../formats/prova/indice';
import { giornoDellaProva } from '../../formats/prova/ore';
import type { Materiale, Resa } from '../../formats/prova/pacchetto';
import { type EsitoProva, verificaProva } from '../../formats/prova/verifica';
import { leggiZip } from '../../formats/prova/zip';
import { apriAutorita } from '../../services/sandbox/pec/autorita';
import type { Accettato, Emissione, Genere } from '../../services/sandbox/pec/piano';
import { componiEmissione } from '../../services/sandbox/pec/ricevute';
import { oraLegale } from '../../services/sandbox/pec/tempo';

/** Test helper: a notification with receipts signed by the provider of the sandbox. Never shipped. */
const ENTE_PEC = 'riscossione@pec.comune.esempio.it';
export const PDF = Buffer.from('%PDF-1.7\natto di prova\n%%EOF\n');

/** With the typesetter, as the product has it. */
export function resaVera(): Resa {
  const motore = creaMotore();
  return resaCon((documento) => stampa(motore, documento));
}

/** Without the typesetter: the same page, and the content in the place of the PDF. */
export const resa: Resa = resaCon((documento) => {
  const pdf = Buffer.from(JSON.stringify(documento));
  return { html: rendiHtml(documento), pdf, sha256: '', testoSha256: '' };
});

export const componi = ({ materiale }: Provata): Promise<Buffer> => componiProva(materiale, resa);
export const verifica = (zip: Buffer, fidati: readonly Certificato[] | null = null): Promise<EsitoProva> =>
  verificaProva(zip, { resa, fidati });

/** Codes of the checks that do not pass, by name. */
export const rilievi = ({ controlli }: EsitoProva): Record<string, string> =>
  Object.fromEntries(controlli.flatMap((c) => (c.codice === null ? [] : [[c.nome, c.codice]])));

/** Same facts, changed. */
export const conFatti = (p: Provata, cambia: (fatti: FattiProva) => void): Provata => {
  const fatti = structuredClone(p.materiale.fatti);
  cambia(fatti);
  return { ...p, materiale: { ...p.materiale, fatti } };
};

export async function voci(zip: Buffer): Promise<Map<string, Buffer>> {
  const letto = await leggiZip(zip);
  if ('codice' in letto) throw new Error(letto.codice);
  return new Map(letto.voci);
}

export interface Ricevuta {
  genere: Genere;
  /** Instant with offset. */
  il: string;
  /** Ordinal of the transmission, default 1. */
  invio?: number;
  variante?: Emissione['variante'];
  /** The delivered message has a line that ends with LF alone, as some programs write it. */
  soloLf?: true;
  /** Instead of the addressee of the notification. */
  per?: string;
}

export interface Provata {
  materiale: Materiale;
  caPem: string;
}

const messageId = (invio: number): string => `<ntf.01JD6Z8M3V7QK2.a${invio}@pec.comune.esempio.it>`;

/** One for all: its keys take longer than everything else. */
let aperta: ReturnType<typeof apriAutorita> | undefined;

/** One PEC attempt with those receipts, in the order given. */
export async function notificaDiProva(
  ricevute: readonly Ricevuta[],
  a = 'ok@pec.dest-esempio.it',
  allegato: Buffer = PDF,
): Promise<Provata> {
  aperta ??= apriAutorita(mkdtempSync(path.join(os.tmpdir(), 'esatto-prova-')));
  const autorita = await aperta;
  const fidati = leggiCertificatiPem(autorita.caPem) ?? [];
  const documenti = new Map<string, Buffer>([[sha256Di(PDF), PDF]]);
  const eventi: EventoProva[] = [];
  for (const r of ricevute) {
    const raw = await emetti(r, r.per ?? a, allegato, autorita.firma);
    const { verifica, daticert } = esaminaPec(raw, { fidati, il: new Date(r.il) });
    documenti.set(sha256Di(raw), raw);
    eventi.push({
      id: sha256Di(raw),
      tipo: verifica.tipo ?? 'sconosciuto',
      classe: verifica.classe,
      il: verifica.il ?? r.il,
      trasmissione: r.invio ?? 1,
      sha256: sha256Di(raw),
      mediaType: 'message/rfc822',
      dati: {
        codice: verifica.codice,
        esterno: daticert?.destinatari.some((d) => d.tipo === 'esterno') ?? false,
        valida: verifica.valida,
      },
    });
  }
  return {
    materiale: { fatti: fatti(eventi, a), documenti, autorita: autorita.caPem },
    caPem: autorita.caPem,
  };
}

type Firma = Awaited<ReturnType<typeof apriAutorita>>['firma'];

async function emetti(r: Ricevuta, a: string, allegato: Buffer, firma: Firma): Promise<Buffer> {
  const messaggio = {
    from: ENTE_PEC,
    to: a,
    messageId: messageId(r.invio ?? 1),
    oggetto: 'Notifica atto n. 2026/000123 - Comune di Esempio',
    testo: "Si notifica l'atto allegato.\n",
    allegati: [{ nome: 'atto.pdf', bytes: allegato }],
  };
  const composto = (await componiMessaggio(messaggio)).toString('latin1');
  // SMTP carries CRLF alone
  const originale = Buffer.from(r.soloLf ? composto : composto.replace(/\r?\n/g, '\r\n'), 'latin1');
  const oggi = giornoDellaProva(r.il);
  const accettato: Accettato = {
    id: 'msg1',
    messageId: messaggio.messageId,
    identificativo: 'opec2110.1@pec.comune.esempio.it',
    from: ENTE_PEC,
    to: [a],
    oggetto: messaggio.oggetto,
    allegati: [],
    sha256: sha256Di(originale),
    oggi,
    istante: r.il,
    ...(r.genere === 'non-accettazione' && { rifiuto: 'messaggio troppo grande' }),
  };
  const emissione: Emissione = {
    chiave: r.genere,
    genere: r.genere,
    destinatario: a,
    dal: oggi,
    ...(r.variante && { variante: r.variante }),
  };
  return componiEmissione(
    accettato,
    emissione,
    originale,
    oraLegale({ oggi, istante: new Date(r.il) }),
    firma,
  );
}

function fatti(eventi: EventoProva[], a: string): FattiProva {
  const invii = [...new Set([1, ...eventi.map((e) => e.trasmissione ?? 1)])].sort();
  const giorni = [...new Set(eventi.map((e) => giornoDellaProva(e.il)))].sort();
  return {
    formato: FORMATO,
    modello: MODELLO,
    notificaId: 'ntf_01JD6Z8M3V7QK2',
    ente: {
      denominazione: 'Comune di Esempio',
      codiceFiscale: '80000000008',
      indirizzo: 'Piazza del Municipio 1, 09100 Esempio',
      pec: ENTE_PEC,
    },
    atto: {
      id: 'att_1',
      tipo: 'ingiunzione',
      numero: '2026/000123',
      emessoIl: '2026-11-20',
      norma: 'R.D. 639/1910 art. 2',
      sha256: sha256Di(PDF),
    },
    destinatario: { nome: 'Edil Bianchi S.r.l.', codiceFiscale: '00000000018' },
    tentativi: [
      {
        id: 'tnt_1',
        ordine: 1,
        canale: 'pec',
        speditoIl: '2026-11-21',
        trasmissioni: invii.map((ordine) => ({
          ordine,
          messageId: messageId(ordine),
          stato: 'inviata',
          inviataAt: ordine === 1 ? '2026-11-21T09:15:01Z' : '2026-11-29T09:15:01Z',
          indirizzo: { valore: a, registro: 'inipec', rilevatoIl: '2026-11-19', fonte: 'indirizzi' },
          motivo: ordine === 1 ? null : 'CASELLA_SATURA',
          codice: null,
        })),
        eventi,
        termini: giorni.map((il) => ({ il, saturaGiorni: 7, notte: null })),
        registrato: null,
      },
    ],
  };
}

/** Accepted and delivered on the same morning. */
export const CONSEGNATA: readonly Ricevuta[] = [
  { genere: 'accettazione', il: '2026-11-21T10:15:02+01:00' },
  { genere: 'avvenuta-consegna', il: '2026-11-21T10:15:09+01:00' },
];
