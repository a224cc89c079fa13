/** Where something is in a JSON text: `eventi[2].il`; `radice` for the whole. */
export const percorso = (parti: readonly PropertyKey[]): string =>
  parti.length === 0
    ? 'radice'
    : parti
        .map((p) => (typeof p === 'number' ? `[${p}]` : `.${String(p)}`))
        .join('')
        .replace(/^\./, '');
