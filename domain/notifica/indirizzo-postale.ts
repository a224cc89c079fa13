/** Lines of an envelope. `stato` null = Italy. */
export interface IndirizzoPostale {
  nome: string;
  nomeRiga2: string | null;
  indirizzo: string;
  indirizzoRiga2: string | null;
  cap: string | null;
  comune: string;
  provincia: string | null;
  stato: string | null;
}
