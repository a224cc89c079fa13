/**
 * What the sandbox provider does with a recipient is written in its address:
 * `<manopola>[-<giorni>][.<qualunque cosa>]@dominio`. Any other local part behaves as `ok`.
 * ok: delivered. piena, inesistente, nodominio: delivery fails. virus: refused at the door. esterno: accepted,
 * not a PEC box. duplicata: the delivery receipt comes twice. disordine: delivery before acceptance. falsa: only a
 * forged delivery receipt, inside a transport envelope. manomessa: a delivery receipt with a flipped byte. taglio:
 * accepted, but the connection drops before the reply. muta: accepted and never delivered. incarico: as ok, with
 * the presa in carico left in the sender's box. scaduto: the recipient's provider signs with an expired certificate.
 */
export const MANOPOLE = [
  'ok',
  'piena',
  'inesistente',
  'nodominio',
  'virus',
  'esterno',
  'duplicata',
  'disordine',
  'falsa',
  'manomessa',
  'taglio',
  'muta',
  'incarico',
  'scaduto',
] as const;
export type Manopola = (typeof MANOPOLE)[number];

const FORMA = new RegExp(`^(${MANOPOLE.join('|')})(?:-(\\d{1,4}))?(?:\\.[^@]*)?@`, 'i');

/** `giorni`: civil days between the acceptance and the delivery (or its failure). */
export function leggiManopola(indirizzo: string): { manopola: Manopola; giorni: number } {
  const [, nome, giorni] = FORMA.exec(indirizzo) ?? [];
  return { manopola: (nome?.toLowerCase() ?? 'ok') as Manopola, giorni: Number(giorni ?? 0) };
}
