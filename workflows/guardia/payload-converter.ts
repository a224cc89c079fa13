import { defaultPayloadConverter, type Payload, type PayloadConverter, RawValue } from '@temporalio/common';
import { controllaMessaggio } from '../messaggi/controllo';

/** RawValue is the SDK's own answer (handler names, stack positions): if refused, the queries of the UI hang. */
class Guardia implements PayloadConverter {
  toPayload<T>(valore: T): Payload {
    if (!(valore instanceof RawValue)) controllaMessaggio(valore);
    return defaultPayloadConverter.toPayload(valore);
  }
  fromPayload<T>(payload: Payload): T {
    return defaultPayloadConverter.fromPayload(payload);
  }
}
export const payloadConverter = new Guardia();
