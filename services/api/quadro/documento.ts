import type { z } from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import { type Accesso, AUTORIZZAZIONI, CHIUNQUE_AUTENTICATO } from '../ruoli';
import { Problema } from './problema';
import { haEffetto, type Rotta } from './rotta';

export type DocumentoApi = ReturnType<typeof createDocument>;

const DI_TUTTE = ['api.token_mancante', 'api.token_non_valido', 'api.troppe_richieste', 'api.errore_interno'];
const DI_UN_ENTE = ['api.non_trovato', 'api.ruolo_insufficiente', 'api.database_non_disponibile'];
const DI_EFFETTO = [
  'api.chiave_mancante',
  'api.chiave_non_valida',
  'api.chiave_riusata',
  'api.richiesta_in_corso',
];

/** OpenAPI 3.1 from the same zod schemas that check the requests: they cannot drift. */
export function creaDocumento(rotte: readonly Rotta[], versione: string): DocumentoApi {
  const paths: ZodOpenApiPathsObject = {};
  for (const r of rotte) {
    const percorso = paths[r.percorso] ?? {};
    percorso[r.metodo] = operazione(r);
    paths[r.percorso] = percorso;
  }
  return createDocument({
    openapi: '3.1.1',
    info: {
      title: 'Esatto: riscossione coattiva degli enti locali',
      version: versione,
      description:
        'Importi in centesimi come stringhe decimali, date AAAA-MM-GG, istanti RFC 3339. Errori RFC 9457 con `code`; ' +
        '`type` è l’indirizzo della pagina che spiega la regola.',
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: '/' }],
    tags: [...new Set(rotte.map((r) => r.risorsa))].map((name) => ({ name })),
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: { Problema },
    },
  });
}

function operazione(r: Rotta): ZodOpenApiOperationObject {
  const accesso: Accesso = AUTORIZZAZIONI[r.id];
  const corpo = contenutoRichiesta(r);
  return {
    operationId: r.id,
    summary: r.titolo,
    description: [r.descrizione, `Ruoli: ${ruoliDi(accesso)}.`].filter(Boolean).join('\n\n'),
    tags: [r.risorsa],
    requestParams: { path: r.parametri, ...(r.query && { query: r.query }) },
    parameters: intestazioniDi(r),
    ...(corpo && { requestBody: corpo }),
    responses: { ...risposteDi(r), ...rifiutiDi(r) },
    'x-ruoli': accesso === CHIUNQUE_AUTENTICATO ? [] : [...accesso],
  };
}

export const ruoliDi = (accesso: Accesso): string =>
  accesso === CHIUNQUE_AUTENTICATO ? 'qualunque persona autenticata' : accesso.join(', ');

function contenutoRichiesta(r: Rotta): ZodOpenApiOperationObject['requestBody'] {
  if (r.corpo) return { required: true, content: { 'application/json': { schema: r.corpo } } };
  if (!r.caricamento) return undefined;
  const binario = { schema: { type: 'string' as const, contentMediaType: 'application/octet-stream' } };
  return { required: true, content: Object.fromEntries(r.caricamento.tipi.map((t) => [t, binario])) };
}

function intestazioniDi(r: Rotta): NonNullable<ZodOpenApiOperationObject['parameters']> {
  const testo = { type: 'string' as const };
  return [
    ...(haEffetto(r)
      ? [{ name: 'Idempotency-Key', in: 'header' as const, required: true, schema: testo }]
      : []),
    ...(r.caricamento
      ? [
          {
            name: 'X-Nome-File',
            in: 'header' as const,
            required: true,
            schema: testo,
            description: 'Nome del file, codificato come in un indirizzo (percent-encoding)',
          },
        ]
      : []),
  ];
}

function risposteDi(r: Rotta): ZodOpenApiOperationObject['responses'] {
  if (r.media)
    return {
      '200': {
        description: 'Il contenuto',
        content: { [r.media]: { schema: { type: 'string', contentMediaType: r.media } } },
      },
    };
  const schemi = Object.entries(r.risposte ?? {}) as [`${2}${string}`, z.ZodType][];
  return Object.fromEntries(
    schemi.map(([stato, schema]) => [
      stato,
      { description: descrizioneStato(stato), content: { 'application/json': { schema } } },
    ]),
  );
}

const descrizioneStato = (stato: string): string =>
  stato === '202' ? 'Preso in carico: l’esito si legge all’indirizzo indicato' : 'Fatto';

function rifiutiDi(r: Rotta): ZodOpenApiOperationObject['responses'] {
  const codici = [
    ...DI_TUTTE,
    ...(AUTORIZZAZIONI[r.id] === CHIUNQUE_AUTENTICATO ? [] : DI_UN_ENTE),
    ...(haEffetto(r) ? DI_EFFETTO : []),
    ...(r.problemi ?? []),
  ];
  const contenuto = { 'application/problem+json': { schema: Problema } };
  return {
    '4XX': { description: `Rifiuto. Codici: ${codici.join(', ')}`, content: contenuto },
    '5XX': { description: 'Guasto nostro; 503 con Retry-After si può ripetere', content: contenuto },
  };
}
