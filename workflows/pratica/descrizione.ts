import type { MotivoScritto } from '../../domain/vocabolario';

/** What a clerk reads in the Temporal UI beside a waiting pratica. Built from enums only: no personal data. */
const ATTESE: Partial<Record<MotivoScritto, string>> = {
  SOTTO_SOGLIA_10: 'il debito è sotto la soglia minima: nessun atto finché non aumenta',
  ATTESA_ULTIMA_RATA: "non è ancora passato il tempo previsto dopo l'ultima rata",
  TERMINE_SOLLECITO_PRECOATTIVO: 'corre il termine del sollecito precoattivo',
  ATTESA_NOTIFICA: 'si attende la prova della notifica di un atto',
  TERMINE_PAGAMENTO_792: "corre il termine per pagare l'atto esecutivo",
  TERMINE_PAGAMENTO_INGIUNZIONE: "corre il termine per pagare l'ingiunzione",
  ATTESA_PRESA_IN_CARICO: 'si attende il giorno della presa in carico',
  TERMINE_SOLLECITO: 'corre il termine del sollecito',
  ATTESA_544: 'corrono i giorni di attesa per i debiti piccoli',
  SOSPENSIONE_ESECUZIONE: "l'esecuzione è sospesa dalla legge per il ricorso pendente",
  TERMINE_INTIMAZIONE: "corre il termine dell'intimazione",
  TERMINE_EREDI: 'corre il termine degli eredi',
  TERMINE_PREAVVISO_FERMO: 'corre il termine del preavviso di fermo',
  TERMINE_PREAVVISO_IPOTECA: "corre il termine del preavviso d'ipoteca",
  ATTESA_INDAGINE: "si attende l'esito dell'indagine di una persona",
  ATTESA_ESITO_CAUTELARE: "si attende l'effetto della misura cautelare",
  TERMINE_TERZO: 'corre il termine del terzo pignorato',
  SOSPESA: "la riscossione è sospesa dall'Ente",
  RATEAZIONE_RICHIESTA: 'una richiesta di rateazione attende risposta',
  RATEAZIONE_IN_CORSO: 'è in corso un piano di rateazione',
  TERMINE_SOLLECITO_RATE: 'corre il termine del sollecito delle rate',
  ATTESA_EREDI: 'si attende di conoscere gli eredi',
  PROCEDURA_CONCORSUALE: 'è aperta una procedura concorsuale',
  SILENZIO_ENTE: "corre il tempo di risposta dell'Ente alla proposta",
  ATTESA_DECISIONE_ENTE: "la proposta attende la decisione dell'Ente",
  ATTESA_DECISIONE_PRESCRIZIONE: "la prescrizione attende la decisione dell'Ente",
  PRATICA_CHIUSA: 'la pratica è chiusa',
  PARAMETRO_MANCANTE: 'manca una riga del profilo: un compito dice quale',
};

export function descriviAttesa(motivo: MotivoScritto, finoIl: string | undefined): string {
  const perche = ATTESE[motivo] ?? "un atto attende l'approvazione di una persona";
  const quando = finoIl === undefined ? 'Nessuna data prevista.' : `Si riguarda il **${italiana(finoIl)}**.`;
  return `**In attesa**: ${perche}.\n\n${quando} Un fatto nuovo la sveglia prima.`;
}

const italiana = (data: string) => data.split('-').reverse().join('/');
