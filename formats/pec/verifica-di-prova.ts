import { leggiCertificatiPem } from './catena';
import { emetti, messaggio, type OpzioniMessaggio, type Parte, pemDi } from './messaggi-di-prova';
import type { Controlli } from './tipi';
import { verificaPec } from './verifica';

/** Test helper: a provider under an authority of its own, and the verification that trusts it. Never shipped. */
export const IL = new Date('2026-11-22T12:00:00Z');
export const ca = emetti(null, { nome: 'CA prova', autorita: true });
export const gestore = emetti(ca, {});
export const certificati = (...pem: string[]) => leggiCertificatiPem(pem.join('\n')) ?? [];
export const fidati = certificati(pemDi(ca));
export const verifica = (raw: Buffer, il = IL) => verificaPec(raw, { fidati, il });
export const di = (o: OpzioniMessaggio = {}, chi = gestore) => verifica(messaggio(chi, o));
export const testo: Parte = { testa: 'Content-Type: text/plain', corpo: 'CONSEGNA' };
export const buono: Controlli = { digest: 'ok', firma: 'ok', catena: 'ok', gestore: 'non_disponibile' };
