import Ajv, { type ValidateFunction } from 'ajv';
import contratto from './contratto.json';

/**
 * The official schemas of the consolidator, without their prose: `contratto.json` is taken from the files that
 * it names, and a test compares it with them.
 */
const ajv = new Ajv({ unknownFormats: 'ignore', format: 'full', allErrors: true, logger: false });
ajv.addSchema(contratto, 'contratto');

const schema = (nome: keyof typeof contratto.components.schemas): ValidateFunction =>
  ajv.compile({ $ref: `contratto#/components/schemas/${nome}` });

export const validaRichiesta = schema('PaperEngageRequest');
export const validaEvento = schema('ConsolidatoreIngressPaperProgressStatusEvent');

export const validaPrecaricato = schema('PreLoadResponse');

/** Where and what, without the values: they name a person. */
export const errori = (valida: ValidateFunction): string[] =>
  (valida.errors ?? [])
    .slice(0, 50)
    .map((e) => `field ${e.dataPath || '.'} ${e.message ?? ''}`.slice(0, 250));
