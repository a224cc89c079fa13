/**
 * Text of a jsonb parameter for the raw driver: `${scriviJson(v)}::jsonb`. bigint (cents) becomes a decimal string.
 * drizzle turns off the driver's own JSON serializer on a shared client, so `sql.json` must not be used.
 */
export function scriviJson(valore: unknown): string {
  return JSON.stringify(valore, (_chiave, v: unknown) => (typeof v === 'bigint' ? v.toString() : v));
}
