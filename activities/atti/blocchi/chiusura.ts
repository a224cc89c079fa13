import { type Blocco, type Elemento, elenco, forte, nota, p } from '../contenuto';
import { type Contesto, nomi } from '../contesto';
import { giorno } from '../parole';

/** B7: who answers, the responsabile, privacy. */
export function aChiChiedere({ dati, ente, riscossore }: Contesto): Blocco {
  const recapiti = [
    riscossore.sede,
    riscossore.telefono && `telefono ${riscossore.telefono}`,
    riscossore.orario,
    `PEC ${riscossore.pec}`,
  ].filter(Boolean);
  const uffici = dati.enti.map(
    (uno) => `${uno.denominazione}, ${uno.ufficio}, ${uno.indirizzo}, PEC ${uno.pec}`,
  );
  const sito = riscossore.sito ?? ente.sito;
  const informativa = sito
    ? ` L'informativa completa è su ${sito}.`
    : " L'informativa completa è presso l'ufficio.";
  return {
    titolo: 'A chi chiedere',
    elementi: [
      elenco(
        [forte('Sul pagamento e su questo atto: '), `${riscossore.denominazione}, ${recapiti.join(', ')}.`],
        ...uffici.map((ufficio) => [forte('Sul merito del credito: '), `${ufficio}.`]),
        [
          forte('Responsabile del procedimento: '),
          `${dati.responsabile.nome}, ${dati.responsabile.ufficio}.`,
        ],
      ),
      nota(
        forte('Protezione dei dati personali. '),
        `I suoi dati sono trattati ${nomi(ente).da}${dati.societa ? ` e, per suo conto, ${riscossore.nome.da}` : ''} per riscuotere crediti pubblici, compito di interesse pubblico (art. 6, par. 1, lett. e, Reg. UE 2016/679). Vengono dagli archivi dell'Ente e da banche dati pubbliche e si conservano per il tempo previsto dalla legge. Può chiedere accesso, rettifica e limitazione, opporsi e rivolgersi al Garante.${dati.rpd ? ` Responsabile della protezione dei dati: ${dati.rpd}.` : ''}${informativa}`,
      ),
    ],
  };
}

function formule({ dati, ente }: Contesto): Elemento[] {
  if (dati.supporto === 'originale-digitale')
    return [
      nota(
        `Documento informatico firmato digitalmente da ${dati.firmatario.nome} (art. 24 del D.Lgs. 82/2005).`,
      ),
    ];
  return [
    nota(
      "Firma autografa sostituita dall'indicazione a stampa del nominativo del soggetto responsabile (art. 3, comma 2, del D.Lgs. 39/1993).",
    ),
    nota(
      `Questo atto è stato predisposto come documento nativo digitale ed è disponibile presso l'amministrazione: ${ente.denominazione} (art. 3-bis, comma 4-ter, del D.Lgs. 82/2005).`,
    ),
  ];
}

/** B9: signature, statements of the support, annexes, template. */
export function firma(contesto: Contesto): Blocco {
  const { dati } = contesto;
  const { nome, qualifica, nomina } = dati.firmatario;
  return {
    titolo: 'Firma',
    elementi: [
      p(`${dati.luogo ? `${dati.luogo}, ` : ''}${giorno(dati.emessoIl)}`),
      { tipo: 'firma', righe: [[qualifica], [forte(nome)], [`(${nomina})`]] },
      ...formule(contesto),
      ...(dati.allegati.length ? [p(forte('Allegati')), elenco(...dati.allegati)] : []),
      nota(`Modello ${dati.modello.id}, versione ${dati.modello.versione}.`),
    ],
  };
}
