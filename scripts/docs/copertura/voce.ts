/** A requirement: id, short title, and why no line of code or test carries it, when none does. */
export type Requisito = readonly [id: string, titolo: string, perche?: string];
