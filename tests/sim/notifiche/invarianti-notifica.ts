import { giornoDi } from '../../../domain/calendario';
import { parametro } from '../../../domain/profili/profilo';
import { Violazione } from '../invarianti';
import { GradinoPecVivo, GradinoPostaVivo } from './gradini';
import type { Processo } from './processo';
import { dataDelMinuto, GIORNO } from './tempo';
import type { NotificaViva, Tentato } from './vive-notifica';

const esigi = (vero: boolean, invariante: string, detto: string): void => {
  if (!vero) throw new Violazione(`${invariante}: ${detto}`);
};

/** After each event. The acts are counted in the books of the counterparts, never in ours. */
export function inOrdine(n: NotificaViva): void {
  unoSolo(n);
  for (const t of n.tentati) {
    if (!t.processo) continue;
    maiMuto(n, t.processo);
    dalleProve(t, t.processo, n);
  }
  gradiniGiustificati(n);
  maiPrimaDellaProva(n);
}

/** I1: no message twice, no piece twice; a further transmission has a reason that the rules give. */
function unoSolo(n: NotificaViva): void {
  const messaggi = n.gestore.libro.map((m) => m.messageId);
  const pezzi = n.ufficio.libro.map((p) => p.pezzoId);
  esigi(
    new Set(messaggi).size === messaggi.length,
    'I1',
    `un messaggio partito due volte: ${messaggi.join(', ')}`,
  );
  esigi(new Set(pezzi).size === pezzi.length, 'I1', `un pezzo affidato due volte: ${pezzi.join(', ')}`);
  for (const { gradino, processo } of n.tentati) {
    if (!(gradino instanceof GradinoPecVivo)) continue;
    for (const { ordine } of gradino.righe.slice(1)) {
      const prima = gradino.eventi.filter((e) => e.trasmissione < ordine);
      const ragione = prima.some((e) => e.classe === 'CASELLA_SATURA' || e.tipo === 'ripetere');
      esigi(ragione, 'I1', `${processo?.id}: la trasmissione ${ordine} non ha una ragione`);
    }
  }
}

/** I2: served, not served, before a person with a limit, waiting for a day, or the pratica itself waits to ask. */
function maiMuto(n: NotificaViva, p: Processo): void {
  if (!p.muto) return;
  const giorni = parametro(n.profilo, 'notifica.attesaMassima', giornoDi(n.agenda.oggi));
  const chiesto = n.segnalato !== null || p.eta <= (giorni + 1) * GIORNO || n.oltre !== null;
  esigi(
    chiesto,
    'I2',
    `${p.id} tace da ${Math.floor(p.eta / GIORNO)} giorni: ${p.mosse.slice(-4).join(', ')}`,
  );
}

/** I7: what is proved stands on evidence that has arrived, and is never dated before what truly happened. */
function dalleProve({ gradino }: Tentato, p: Processo, n: NotificaViva): void {
  const { provato } = p;
  if (!provato || !gradino || p.detto?.dichiarato !== false) return;
  const { oggi } = n.agenda;
  esigi(
    provato.destinatarioIl <= oggi,
    'I7',
    `${p.id} perfezionato il ${provato.destinatarioIl}, oggi è il ${oggi}`,
  );
  const note = new Set(gradino.ids());
  for (const id of provato.prove) esigi(note.has(id), 'I7', `${p.id} poggia su una prova che non c’è: ${id}`);
  if (provato.esito !== 'perfezionata') return;
  if (gradino instanceof GradinoPecVivo) {
    const veri = [...n.gestore.consegnati]
      .filter(([id]) => id.startsWith(`${p.id}.`))
      .map(([, m]) => dataDelMinuto(m));
    esigi(
      veri.includes(provato.destinatarioIl),
      'I7',
      `${p.id} consegnato il ${provato.destinatarioIl}, in verità ${veri.join(', ')}`,
    );
  }
  if (gradino instanceof GradinoPostaVivo) {
    const vero = n.ufficio.veri.get(p.id);
    esigi(vero?.servito === true, 'I7', `${p.id} notificato, ma il pezzo non lo è mai stato`);
    esigi(
      provato.destinatarioIl >= (vero?.nonPrima ?? ''),
      'I7',
      `${p.id} notificato il ${provato.destinatarioIl}, prima del ${vero?.nonPrima}`,
    );
  }
}

/** Each rung stands on the negative outcome of the one before, as the pratica knew it when it left. */
function gradiniGiustificati(n: NotificaViva): void {
  for (const [i, { dopo }] of n.tentati.entries())
    esigi(
      dopo !== 'aperto' && dopo !== 'perfezionata',
      'I1',
      `il gradino ${i + 1} parte con il precedente ${dopo}`,
    );
}

/** I7: nothing that weighs on the debtor before the proof of service and its term. */
function maiPrimaDellaProva(n: NotificaViva): void {
  const { oltre } = n;
  if (oltre?.passo.passo !== 'emetti') return;
  const { passo, oggi, notificatoIl } = oltre;
  esigi(notificatoIl !== null, 'I7', `${passo.atto} il ${oggi} senza prova della notifica`);
  esigi(oggi > (notificatoIl ?? ''), 'I7', `${passo.atto} il ${oggi}, notificato il ${notificatoIl}`);
}

/** At the end of a run each dispatch is served, not served, or on a worklist with an age limit. */
export function finita(n: NotificaViva): 'notificata' | 'non_notificata' | 'in_lista' {
  const ultimo = n.tentati.at(-1);
  const esiti = n.tentati.map((t) => t.dispaccio.esito?.tipo);
  for (const { processo } of n.tentati) {
    // served by another rung, nobody has to look at this one any more
    if (!processo || processo.detto || esiti.includes('perfezionata')) continue;
    const aperti = processo.compiti.filter((c) => c.chiuso === null);
    const limitati = aperti.every((c) => c.entro > c.aperto);
    esigi(
      (aperti.length > 0 && limitati) || n.segnalato !== null,
      'I2',
      `${processo.id} non finisce e nessuno lo guarda`,
    );
  }
  if (esiti.includes('perfezionata')) return 'notificata';
  return ultimo?.dispaccio.esito ? 'non_notificata' : 'in_lista';
}
