import type { DataCivile } from '../../domain/calendario';
import type { Importi } from '../../domain/fascicolo';
import type { Natura, TipoTitolo } from '../../domain/vocabolario';
import type { Claim, Soggetto, Voce } from '../claims/claim';
import type { RigaLetta } from './riga';

/** Title that the Ente notifies for a claim of each natura (From records to claims, 7). */
const TITOLO_DI: Record<Natura, TipoTitolo> = {
  tributaria: 'accertamentoEsecutivo',
  patrimoniale: 'intimazioneEsecutiva',
  cds: 'ingiunzione',
};

/** The claim of an accepted row (cases/290/README.md, From records to claims, 2-8). */
export function makeClaimFoglio(letta: RigaLetta, affidataIl: DataCivile): Claim {
  const importi: Importi = { capitale: 0n, sanzioni: 0n, interessi: 0n, spese: 0n };
  const voci: Voce[] = [];
  let natura: Natura | undefined;
  let [dal, anni] = ['9999-12-31', Number.POSITIVE_INFINITY];
  for (const { tributo, cents } of letta.importi) {
    if (tributo === null || cents === null || letta.anno === null)
      throw new Error(`foglio.claim: la riga ${letta.numero} non è accettata`);
    const { componente, prescrizione } = tributo;
    importi[componente] += cents;
    natura = tributo.natura;
    const fineAnno = `${letta.anno}-12-31`;
    const inizio = prescrizione.dal === 'fineAnno' ? fineAnno : (letta.dataAtto ?? fineAnno);
    if (inizio < dal) dal = inizio;
    anni = Math.min(anni, prescrizione.anni);
    voci.push({
      riga: letta.numero,
      anno: letta.anno,
      codiceTributo: tributo.codice,
      componente,
      imponibile: null,
      importo: cents,
      decorrenza: letta.dataAtto,
      informazioni: null,
      tipoInformazioni: null,
      titolo: null,
      tipoTitolo: null,
      numeroTitolo: letta.numeroAtto,
      dataTitolo: letta.dataAtto,
      targa: null,
    });
  }
  if (natura === undefined) throw new Error(`foglio.claim: la riga ${letta.numero} non ha importi`);
  const codice = letta.numeroAtto ?? '';
  const { dataNotifica } = letta;
  return {
    riga: letta.numero,
    codice,
    natura,
    importi,
    prescrizione: { dal, anni },
    ...(dataNotifica === null
      ? {}
      : { titolo: { tipo: TITOLO_DI[natura], notificatoIl: dataNotifica, numero: codice } }),
    affidataIl,
    contenuto: letta.contenuto,
    debitore: makeSoggetto(letta),
    coobbligati: [],
    voci,
  };
}

/** A person when the list gives a name of its own or a code of 16 characters. */
function makeSoggetto(letta: RigaLetta): Soggetto {
  const codiceFiscale = letta.codiceFiscale ?? letta.partitaIva ?? '';
  const isPersona = letta.nome !== null || codiceFiscale.length === 16;
  return {
    natura: isPersona ? 'fisica' : 'giuridica',
    codiceFiscale,
    partitaIva: letta.partitaIva,
    cognome: isPersona ? letta.cognomeDenominazione : null,
    nome: isPersona ? letta.nome : null,
    denominazione: isPersona ? null : letta.cognomeDenominazione,
    indirizzo: letta.indirizzo,
    cap: letta.cap,
    belfiore: null,
    localita: letta.localita,
    sesso: null,
    dataNascita: null,
    belfioreNascita: null,
  };
}
