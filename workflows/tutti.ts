/** Entry of the workflow bundle: the Temporal worker registers what is exported here. */
export { carico } from './carico/carico';
export { onboarding } from './carico/onboarding';
export { riconciliazione } from './incassi/riconciliazione';
export { lotto } from './lotti/lotto';
export { notifica } from './notifica/notifica';
export { pratica } from './pratica/pratica';
export { provvedimento } from './provvedimenti/provvedimento';
