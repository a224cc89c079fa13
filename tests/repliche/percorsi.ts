/** Legal paths of which every release keeps the histories; none is dropped while a pratica of its release may be open. */
export const PERCORSI = [
  'pagata-entro-il-termine',
  'secondo-canale',
  'sospensione-e-revoca',
  'lista-di-inesigibilita',
  'comando-a-pratica-chiusa',
  'ricevuta-di-pagamento',
  'notifica-pec',
  'notifica-posta',
  'provvedimento',
  'carico',
  'onboarding',
  'simulazione',
  'timer',
  'a-meta-emissione',
  'a-meta-resa',
  'a-meta-comando',
  'a-meta-trasmissione',
] as const;
export type Percorso = (typeof PERCORSI)[number];
