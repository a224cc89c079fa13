import { z } from 'zod';

/** RFC 3339, as the interface has it: a date, a time with seconds and an offset. */
const ISTANTE = /^\d{4}-\d\d-\d\d[tT]\d\d:\d\d:\d\d(\.\d+)?([zZ]|[+-]\d\d:\d\d)$/;
const istante = z.string().refine((t) => ISTANTE.test(t) && !Number.isNaN(Date.parse(t)), 'atteso RFC 3339');

/** Lengths count characters, as the interface does, not units of UTF-16. */
const testo = (min: number, max: number) =>
  z.string().refine((t) => {
    const lungo = [...t].length;
    return lungo >= min && lungo <= max;
  }, `attesi da ${min} a ${max} caratteri`);

const allegato = z.object({
  id: testo(1, 10),
  documentId: z.string().optional(),
  documentType: testo(2, 50),
  uri: testo(5, 2000),
  sha256: testo(40, 50),
  date: istante,
});

const indirizzoTrovato = z.object({
  name: z.string(),
  nameRow2: z.string().optional(),
  address: z.string(),
  addressRow2: z.string().optional(),
  cap: z.string().optional(),
  city: z.string(),
  city2: z.string().optional(),
  pr: z.string().optional(),
  country: z.string().optional(),
});

/**
 * One progress event that the consolidator pushes. Source: `api-consolidatore-ingress-v1.yaml`,
 * ConsolidatoreIngressPaperProgressStatusEvent (pagopa/pn-ec at 500ee512, 2026-06-17).
 */
export const EventoConsolidatore = z.object({
  requestId: testo(30, 250),
  registeredLetterCode: z.string().optional(),
  productType: z.string(),
  iun: testo(0, 50).optional(),
  statusCode: testo(3, 20),
  statusDescription: testo(5, 250),
  statusDateTime: istante,
  deliveryFailureCause: testo(0, 10).optional(),
  attachments: z.array(allegato).max(10).optional(),
  discoveredAddress: indirizzoTrovato.optional(),
  clientRequestTimeStamp: istante,
  courier: z.string().optional(),
});
export type EventoConsolidatore = z.infer<typeof EventoConsolidatore>;

/** Body of `push-progress-events`. */
export const EventiConsolidatore = z.array(EventoConsolidatore);

/**
 * Body of `attachments-preload`: the scans that the provider is about to send. Source: `consolidatore-v1.yml`,
 * PreLoadRequest. What the schema leaves out and nothing can do without (the three fields) is wanted here.
 */
export const Precaricamenti = z.object({
  preloads: z
    .array(z.object({ preloadIdx: testo(1, 250), contentType: testo(3, 127), sha256: testo(40, 50) }))
    .min(1)
    .max(15),
});
export type DaPrecaricare = z.infer<typeof Precaricamenti>['preloads'][number];

/** One row of the answer. Source: PreLoadResponse. */
export interface Precaricato {
  preloadIdx: string;
  /** Goes into the header `x-amz-meta-secret` of the upload. */
  secret: string;
  httpMethod: 'PUT';
  url: string;
  /** The events name it as `safestorage://KEY`. */
  key: string;
}

/** Answer to every call; `errorList` may repeat what we sent: never in a log. */
export const RispostaConsolidatore = z.object({
  resultCode: testo(3, 10),
  resultDescription: testo(5, 250),
  errorList: z.array(testo(3, 250)).max(50).optional(),
  clientResponseTimeStamp: istante,
});
export type RispostaConsolidatore = z.infer<typeof RispostaConsolidatore>;

/** Answer to the question by id. */
export const ProgressiConsolidatore = z.object({
  requestId: testo(30, 250),
  events: z.array(EventoConsolidatore).max(500),
});
