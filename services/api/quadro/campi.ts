import { z } from 'zod';

const ULID = '[0-9A-HJKMNP-TV-Z]{26}';

/** An id of ours: prefix and ULID. The prefix is part of the type, so that ids are not mixed up. */
export const idDi = <P extends string>(prefisso: P) =>
  z
    .string()
    .regex(new RegExp(`^${prefisso}_${ULID}$`), `atteso un identificativo ${prefisso}_...`)
    .meta({ example: `${prefisso}_01J8ZQ4K3T5V6W7X8Y9Z0A1B2C` });

/** Integer cents as a decimal string: a number would lose cents above 2^53. */
export const Centesimi = z
  .string()
  .regex(/^-?\d{1,15}$/, 'attesi centesimi interi come stringa decimale')
  .meta({
    id: 'Centesimi',
    description: 'Centesimi di euro, interi, come stringa decimale',
    example: '123456',
  });
export const CentesimiPositivi = z
  .string()
  .regex(/^[1-9]\d{0,14}$/, 'attesi centesimi interi maggiori di zero, come stringa decimale')
  .meta({ example: '123456' });

export const Data = z.iso.date('attesa una data AAAA-MM-GG esistente').meta({ example: '2026-03-01' });
export const Istante = z.iso.datetime({ offset: true }).meta({ example: '2026-03-01T09:30:00.000Z' });
/** Free text of a person: it is stored as a document and never leaves the database. */
export const TestoLibero = z.string().trim().min(1).max(10_000);

/** Refuses what it does not know: nothing is assigned that is not named (OWASP ASVS 15.3.3). */
export const corpo = <F extends z.ZodRawShape>(campi: F) => z.strictObject(campi);
