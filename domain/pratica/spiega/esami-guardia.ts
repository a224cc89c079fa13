import { dataDi, type Giorno, MAI } from '../../calendario';
import { isInterruttivo } from '../interruzioni';
import { copreUna, limiteEsito } from '../passi';
import { copre, type PartitaOggi, type Quadro } from '../quadro';
import { type Esame, ragione } from './esame';
import { attoDatato, ilGiorno, lePartite, maiuscola } from './parole';

const primaDi = (
  partite: readonly PartitaOggi[],
  data: (partita: PartitaOggi) => Giorno,
): PartitaOggi | null =>
  partite.reduce<PartitaOggi | null>((a, b) => (a === null || data(b) < data(a) ? b : a), null);

const allarmi = (quadro: Quadro) => {
  const conData = quadro.correnti.filter(({ scade }) => scade !== MAI);
  return {
    conData,
    inAllarme: primaDi(
      conData.filter(({ allarme }) => allarme <= quadro.oggi),
      ({ scade }) => scade,
    ),
    futura: primaDi(
      conData.filter(({ allarme }) => allarme > quadro.oggi),
      ({ allarme }) => allarme,
    ),
  };
};

const attoAperto = (quadro: Quadro, partita: PartitaOggi) =>
  quadro.fatti.atti.find(
    (atto) => atto.perfetto === null && copre(atto, partita) && isInterruttivo(atto, quadro.fatti.profilo),
  );

/** Source. */
const intimazione50: Esame = ({ quadro, nome }) => {
  const { conData, inAllarme, futura } = allarmi(quadro);
  if (quadro.correnti.length === 0) return null;
  const dal = futura?.allarme;
  const no = (perche: string) => ragione('R-71', 'GUARDIA_PRESCRIZIONE', perche, dal);
  if (conData.length === 0) return no('La prescrizione è interrotta finché dura la procedura concorsuale.');
  if (!inAllarme && futura)
    return no(
      `Nessuna partita è vicina alla prescrizione: ${lePartite([futura.id], nome)} si prescrive ${ilGiorno(
        futura.scade,
      )} e l’allarme comincia ${ilGiorno(futura.allarme)}.`,
    );
  const aperto = inAllarme ? attoAperto(quadro, inAllarme) : undefined;
  if (inAllarme && aperto)
    return no(
      `${maiuscola(lePartite([inAllarme.id], nome))} si prescrive ${ilGiorno(
        inAllarme.scade,
      )}, ma un atto che interrompe è già partito (${attoDatato(aperto)}).`,
    );
  return 'ordine';
};

/** Source: R-72. */
const allarme: Esame = ({ quadro, nome }) => {
  const { conData, inAllarme, futura } = allarmi(quadro);
  if (conData.length === 0) return null;
  const dal = futura?.allarme;
  const no = (perche: string) => ragione('R-72', 'ALLARME_PRESCRIZIONE', perche, dal);
  if (!inAllarme && futura)
    return no(
      `L’allarme della prima partita (${nome(futura.id)}) comincia ${ilGiorno(futura.allarme)}: si prescrive ${ilGiorno(
        futura.scade,
      )}.`,
    );
  if (!inAllarme) return null;
  const detto = quadro.fatti.proposte.find(
    ({ tipo, scade, partite }) =>
      tipo === 'allarme' && scade === dataDi(inAllarme.scade) && partite?.includes(inAllarme.id),
  );
  const quale = `${lePartite([inAllarme.id], nome)}, che si prescrive ${ilGiorno(inAllarme.scade)}`;
  if (detto) return no(`L’allarme per ${quale}, è già stato dato.`);
  const aperto = attoAperto(quadro, inAllarme);
  return aperto
    ? no(`Per ${quale}, un atto che interrompe è già partito (${attoDatato(aperto)}).`)
    : 'ordine';
};

/** Source: R-73. */
const prescrizione: Esame = ({ quadro, nome }) => {
  const prima = primaDi(allarmi(quadro).conData, ({ scade }) => scade);
  return prima
    ? ragione(
        'R-73',
        'PARTITA_PRESCRITTA',
        `${maiuscola(lePartite([prima.id], nome))} è la prima che si prescrive, dopo ${ilGiorno(prima.scade)}.`,
        prima.scade + 1,
      )
    : null;
};

/** Source: R-27. */
const notifica: Esame = ({ quadro }) => {
  const aperti = quadro.fatti.atti.filter(
    (atto) => atto.perfetto === null && atto.negativo === null && copreUna(atto, quadro.attive),
  );
  const futuri = aperti
    .map((atto) => ({ atto, limite: limiteEsito(quadro, atto) }))
    .filter(({ limite }) => limite > quadro.oggi)
    .sort((a, b) => a.limite - b.limite);
  const [primo] = futuri;
  return primo
    ? ragione(
        'R-27',
        'NOTIFICA_SENZA_ESITO',
        `L’esito può ancora arrivare (${attoDatato(primo.atto)}): il tempo massimo finisce ${ilGiorno(primo.limite)}.`,
        primo.limite,
      )
    : null;
};

export const ESAMI_GUARDIA = { intimazione50, allarme, prescrizione, notifica } as const satisfies Record<
  string,
  Esame
>;
