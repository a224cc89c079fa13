/** The local ports, each at a fixed distance from `ESATTO_PORTA_BASE`. */
export const SCOSTAMENTI = {
  api: 0,
  temporal: 1,
  temporalUi: 2,
  postgres: 3,
  smtp: 4,
  imap: 5,
  sandbox: 6,
  saluteWorker: 7,
  salutePecInbox: 8,
} as const;

export type NomePorta = keyof typeof SCOSTAMENTI;
export type Porte = Record<NomePorta, number>;

export const USO_PORTA: Record<NomePorta, string> = {
  api: 'API e sua documentazione (`/docs`)',
  temporal: 'Temporal, gRPC',
  temporalUi: 'Temporal, interfaccia web',
  postgres: 'PostgreSQL incorporato',
  smtp: 'PEC di sandbox, invio (SMTP)',
  imap: 'PEC di sandbox, lettura (IMAP)',
  sandbox: 'controparti di sandbox (identità, indirizzi, pagamenti)',
  saluteWorker: 'salute del worker',
  salutePecInbox: 'salute del lettore PEC',
};

export function porteDa(base: number): Porte {
  const nomi = Object.keys(SCOSTAMENTI) as NomePorta[];
  return Object.fromEntries(nomi.map((nome) => [nome, base + SCOSTAMENTI[nome]])) as Porte;
}
