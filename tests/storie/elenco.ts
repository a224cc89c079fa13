/**
 * Stories that need only the rules of titles, notification, terms, accounts, prescription and list.
 * Source: cases/storie/README.md section 5.
 */
export const STORIE = ['S01', 'S15', 'S17', 'S20', 'S21', 'S23', 'S24', 'S27', 'S28', 'S45'] as const;
