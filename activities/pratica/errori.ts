import { ApplicationFailure } from '@temporalio/common';

/** Nothing to try again: the id does not belong to this Ente. */
export const praticaSconosciuta = () =>
  ApplicationFailure.nonRetryable('PRATICA_SCONOSCIUTA', 'PraticaSconosciuta');
