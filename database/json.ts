/** JSON text of a value of the domain: bigint (cents) becomes a decimal string. For `${scriviJson(v)}::jsonb`. */
export function scriviJson(valore: unknown): string {
  return JSON.stringify(valore, (_chiave, v: unknown) => (typeof v === 'bigint' ? v.toString() : v));
}
