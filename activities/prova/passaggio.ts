import type { GiustificazioneProva, TentativoProva } from '../../formats/prova/fatti';
import { type Elemento, forte, p } from '../atti/contenuto';
import { giorno } from '../atti/parole';
import { NOMI_ESITO } from './in-breve';

/** Why an attempt came after another, and what became of that reason. Nothing for the first. */
export function passaggio({ giustificato: g }: TentativoProva): Elemento[] {
  if (!g) return [];
  return [
    p(
      `Si è passati a questo mezzo per l’esito del tentativo ${g.tentativo}: ${NOMI_ESITO[g.esito]}, ${giorno(g.il)} (${g.norma}; regola ${g.regola}, versione ${g.versione}). Si sapeva dal ${giorno(g.notoIl)}.`,
    ),
    ...(g.smentita ? [smentita(g.tentativo, g.smentita)] : []),
  ];
}

const smentita = (tentativo: number, s: NonNullable<GiustificazioneProva['smentita']>): Elemento =>
  p(
    forte('Poi le prove hanno detto altro'),
    `: dal ${giorno(s.notoIl)} il tentativo ${tentativo} risulta ${NOMI_ESITO[s.esito]}, ${giorno(s.il)} (versione ${s.versione}). Questo tentativo era già partito e resta; fra due notifiche dello stesso atto vale la data più antica.`,
  );
