/** A value that the global setup of the project left for the tests. */
export function richiesta(nome: string): string {
  const valore = process.env[nome];
  if (!valore)
    throw new Error(`${nome} manca: questo test appartiene a un progetto jest senza il banco che gli serve`);
  return valore;
}
