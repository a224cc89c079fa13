/** Who takes the raccomandate away by itself. */
export const FORNITORI_POSTA = ['consolidatore', 'file'] as const;
export type FornitorePosta = (typeof FORNITORI_POSTA)[number];

/** How the raccomandate of an Ente leave; `manuale` = a person sends them. */
export const INVII_POSTA = ['manuale', ...FORNITORI_POSTA] as const;

/** Who bears the price of a piece. Source: L. 160/2019 c. 803 b); seed D-059, D-085..D-087. */
export const PORTATORI = ['debitore', 'ente', 'societa'] as const;
export type Portatore = (typeof PORTATORI)[number];
