import { ilAtto } from '../../domain/pratica/spiega/parole';
import type { TipoAtto, TipoStampato } from '../../domain/vocabolario';
import type { FattiProva, TentativoProva } from '../../formats/prova/fatti';
import { dataDeiFatti } from '../../formats/prova/ore';
import type { Racconto, Resa } from '../../formats/prova/pacchetto';
import { ATTO, percorsoDichiarazione, percorsoProva } from '../../formats/prova/percorsi';
import { type Documento, elenco, mappaTesti, nota, p } from '../atti/contenuto';
import type { AttoReso } from '../atti/dati-atto';
import { giorno, lega } from '../atti/parole';
import { inBreve } from './in-breve';
import { cheCosaManca } from './mancanze';
import { tentativoDetto } from './tentativo-detto';

const PROVVEDIMENTI: Partial<Record<TipoStampato, string>> = {
  provvedimentoRateazione: 'provvedimento di rateazione',
  diniegoRateazione: 'diniego di rateazione',
};

/** "ingiunzione", without its article. */
const nomeAtto = (tipo: TipoStampato): string =>
  PROVVEDIMENTI[tipo] ?? ilAtto(tipo as TipoAtto).replace(/^(il |lo |la |l’)/, '');

/** The story of one notification for who has to judge it: the same content for the page and for the PDF. Pure. */
export function cronologia(r: Racconto): Documento {
  const { ente, atto, destinatario, tentativi } = r.fatti;
  const data = dataDeiFatti(r.fatti);
  return mappaTesti(
    {
      titolo: 'Cronologia della notifica',
      norma: 'Racconto ricavato dalle prove archiviate e dalle regole sul perfezionamento della notifica',
      autore: ente.denominazione,
      data,
      piede: `Cronologia della notifica dell'atto n. ${atto.numero} – ${ente.denominazione}`,
      anteprima: false,
      ente: {
        nome: ente.denominazione,
        righe: [ente.indirizzo, `C.F. ${ente.codiceFiscale}`, ...(ente.pec ? [`PEC ${ente.pec}`] : [])],
      },
      estremi: [
        { etichetta: 'Atto', valore: `${nomeAtto(atto.tipo)} n. ${atto.numero}` },
        { etichetta: 'Emesso il', valore: giorno(atto.emessoIl) },
        { etichetta: 'Norma', valore: atto.norma },
        { etichetta: 'Situazione al', valore: giorno(data) },
      ],
      destinatario: {
        etichetta: 'Destinatario',
        nome: destinatario.nome,
        righe: [`C.F. ${destinatario.codiceFiscale}`],
      },
      blocchi: [
        { titolo: 'In breve', elementi: inBreve(r) },
        ...tentativi.map((t) => tentativoDetto(t, r)),
        { titolo: 'Che cosa manca o non è stato verificato', elementi: cheCosaManca(r) },
        { titolo: "L'atto e le prove, file per file", elementi: file(r.fatti) },
        { titolo: 'Come si controlla', elementi: comeSiControlla() },
      ],
    },
    lega,
  );
}

function file({ atto, tentativi }: FattiProva) {
  const prove = tentativi.flatMap((t) => [
    ...t.eventi.flatMap((e) => (e.sha256 === null ? [] : [`${percorsoProva(t, e)} SHA-256 ${e.sha256}`])),
    ...dichiarazione(t),
  ]);
  return [
    p(
      'Ogni file del fascicolo è elencato in indice.json con la sua impronta SHA-256. Queste sono le impronte dell’atto e delle prove come sono arrivate; tutto il resto ne è ricavato.',
    ),
    elenco(...(atto.sha256 === null ? [] : [`${ATTO} SHA-256 ${atto.sha256}`]), ...prove),
  ];
}

const dichiarazione = (t: TentativoProva): string[] => {
  const documento = t.fonte?.documento;
  return documento ? [`${percorsoDichiarazione(t, documento.mediaType)} SHA-256 ${documento.sha256}`] : [];
};

const comeSiControlla = () => [
  p(
    'Chiunque può controllare il fascicolo, senza rete e senza fidarsi di chi lo ha composto: LEGGIMI.txt riporta i comandi sha256sum e openssl da dare, prova per prova. Il comando ',
    { forte: 'esatto prova verifica' },
    ' fa gli stessi controlli, ricalcola date ed esito dalle prove e dice se questa cronologia le racconta.',
  ),
  nota(
    'Le ore sono quelle legali italiane (Europe/Rome), come i gestori le scrivono nella parte firmata delle ricevute.',
  ),
];

/** The timeline as the acts are printed: HTML page and PDF/A. Same story, same bytes. */
export const resaCon =
  (stampa: (documento: Documento) => AttoReso | Promise<AttoReso>): Resa =>
  async (racconto) => {
    const { html, pdf } = await stampa(cronologia(racconto));
    return { html, pdf };
  };
