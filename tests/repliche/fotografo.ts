import type { Contesto } from '../../activities/contesto';
import { type Corsa, leggiCorse } from '../banco/corse';
import type { Impianto } from '../banco/impianto';
import type { Percorso } from './percorsi';

/** Named points of the writes at which a workflow is caught in the middle, and what is then under way. */
const SCATTI: Record<string, Percorso> = {
  'dopo-numero': 'a-meta-emissione',
  'dopo-resa': 'a-meta-resa',
  'dopo-comando': 'a-meta-comando',
  'dopo-data': 'a-meta-trasmissione',
};

/**
 * Takes the histories of all that is open while an activity is still running: those in which a change of the
 * interpreter would be found out (temporal-core.md, section 4). Once per point.
 */
export class Fotografo {
  readonly corse = new Map<Percorso, Corsa[]>();
  private impianto: Impianto | undefined;

  guarda(impianto: Impianto): void {
    this.impianto = impianto;
  }

  private caduta = false;

  readonly punto: NonNullable<Contesto['punto']> = async (nome) => {
    if (nome === 'dopo-comando' && !this.caduta) {
      this.caduta = true; // a short write that does not succeed becomes an activity, that can be caught in the middle
      throw new Error('the command is written, its answer is lost');
    }
    const percorso = SCATTI[nome];
    if (!percorso || !this.impianto || this.corse.has(percorso)) return;
    this.corse.set(percorso, []); // who comes meanwhile does not take it again
    const tutte = await leggiCorse(this.impianto.contesto);
    this.corse.set(percorso, tutte.filter(aMeta));
  };
}

const aMeta = ({ storia }: Corsa): boolean => {
  const eventi = storia.events ?? [];
  const chiesti = eventi.filter((e) => e.activityTaskScheduledEventAttributes).length;
  const finiti = eventi.filter(
    (e) =>
      e.activityTaskCompletedEventAttributes ||
      e.activityTaskFailedEventAttributes ||
      e.activityTaskTimedOutEventAttributes,
  ).length;
  return chiesti > finiti;
};
