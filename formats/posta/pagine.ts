/** Sheets of a PDF whose page objects are written plainly, as those of our acts are; at least one. */
export function contaPagine(pdf: Uint8Array): number {
  const trovate = Buffer.from(pdf)
    .toString('latin1')
    .match(/\/Type\s*\/Page(?![a-zA-Z])/g);
  return Math.max(1, trovate?.length ?? 0);
}
