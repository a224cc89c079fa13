import { readFileSync } from 'node:fs';
import Ajv, { type ValidateFunction } from 'ajv';
import { parse } from 'yaml';
import { condivisa } from '../../tests/condivisa';

const CHIAMATE = 'consolidatore-v1.yml';
const SPINTE = 'api-consolidatore-ingress-v1.yaml';

/** A file of the official interface, as it is beside the project. */
export const leggiUfficiale = (nome: string): Record<string, unknown> =>
  parse(readFileSync(condivisa('openapi', 'postal', nome), 'utf8')) as Record<string, unknown>;

/** Validators of the official schemas, read in place: nobody's copy. */
function compila(): (file: string, schema: string) => ValidateFunction {
  // `format: password` marks personal data and says nothing of the value
  const ajv = new Ajv({ unknownFormats: 'ignore', format: 'full', logger: false });
  for (const nome of [CHIAMATE, SPINTE]) ajv.addSchema(leggiUfficiale(nome), nome);
  return (file, schema) =>
    ajv.compile({ $ref: `${file}#${schema.startsWith('/') ? schema : `/components/schemas/${schema}`}` });
}

const ufficiale = compila();
export const RICHIESTA = ufficiale(CHIAMATE, 'PaperEngageRequest');
export const RISPOSTA = ufficiale(CHIAMATE, 'OperationResultCodeResponse');
export const PROGRESSI = ufficiale(CHIAMATE, 'PaperDeliveryProgressesResponse');
export const EVENTO = ufficiale(SPINTE, 'ConsolidatoreIngressPaperProgressStatusEvent');

const precaricamento = (dove: string): ValidateFunction =>
  ufficiale(CHIAMATE, `/webhooks/push-attachments-preload/put/${dove}/content/application~1json/schema`);
export const PRECARICAMENTI = precaricamento('requestBody');
export const PRECARICATI = precaricamento('responses/200');
