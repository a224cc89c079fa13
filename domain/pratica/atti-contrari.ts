import type { Passo } from '../fascicolo';
import type { AttoNoto } from '../notificazione';
import type { Motivo, TipoAtto } from '../vocabolario';
import { emetti } from './passi';
import { finePignoramento } from './pignoramento';
import type { Quadro } from './quadro';

const CONTRARI: readonly { di: TipoAtto; atto: TipoAtto; motivo: Motivo }[] = [
  { di: 'fermo', atto: 'revocaFermo', motivo: 'REVOCA_FERMO' },
  { di: 'ipoteca', atto: 'cancellazioneIpoteca', motivo: 'CANCELLAZIONE_IPOTECA' },
  { di: 'pignoramento72bis', atto: 'svincoloTerzo', motivo: 'SVINCOLO_TERZO' },
];

/** What weighs on the debtor is given back before closing for nothing due, whatever stops the rest. Source. */
export function attoContrario(quadro: Quadro): Passo | null {
  const { atti, inefficaci } = quadro.fatti;
  const tutti = [...atti, ...inefficaci];
  for (const { di, atto, motivo } of CONTRARI) {
    const gravanti = tutti.filter((noto) => noto.tipo === di && grava(quadro, noto));
    const daTogliere = gravanti.find(
      (noto) => !tutti.some((altro) => altro.tipo === atto && toglie(altro, noto)),
    );
    if (daTogliere)
      return emetti(
        quadro,
        atto,
        motivo,
        daTogliere.atto.partite.map((id) => ({ id })),
      );
  }
  return null;
}

const grava = (quadro: Quadro, noto: AttoNoto): boolean =>
  noto.tipo !== 'pignoramento72bis' || finePignoramento(quadro, noto) > quadro.oggi;

const toglie = (contrario: AttoNoto, noto: AttoNoto): boolean =>
  contrario.emesso >= noto.emesso && noto.atto.partite.every((id) => contrario.atto.partite.includes(id));
