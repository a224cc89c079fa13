import { RUOLI } from '../../database/schema/enti';
import { haEffetto } from './quadro/rotta';
import { ROTTE } from './rotte/tutte';
import { type Accesso, AUTORIZZAZIONI, CHIUNQUE_AUTENTICATO } from './ruoli';

/** docs/autorizzazioni.md: the authorisation table of the code, as a page. */
export function paginaAutorizzazioni(): string {
  const righe = ROTTE.map((r) => {
    const accesso: Accesso = AUTORIZZAZIONI[r.id];
    const segni = RUOLI.map((ruolo) =>
      accesso === CHIUNQUE_AUTENTICATO || accesso.includes(ruolo) ? 'sì' : '',
    );
    const registrata = haEffetto(r) || r.personali ? 'sì' : '';
    return `| \`${r.metodo.toUpperCase()} ${r.percorso}\` | ${segni.join(' | ')} | ${registrata} |`;
  });
  return `# Chi può fare che cosa

Pagina fatta dal codice (\`services/api/ruoli.ts\`): non si corregge a mano.

- I ruoli si assegnano a una persona per Ente, su tutto l’Ente o su una direzione; un’assegnazione si ritira e non si cancella.
- Senza alcuna assegnazione presso l’Ente, o per un oggetto di un altro Ente o di un’altra direzione, la risposta è 404; con altri ruoli soltanto, 403.
- Solo i ruoli \`ente.*\` sospendono, sgravano e chiudono per opposizione; chi ha caricato una lista non la approva e non la respinge.
- «Registrata» = ogni chiamata, anche rifiutata, è nel registro degli accessi (\`audit\`).

| rotta | ${RUOLI.join(' | ')} | registrata |
|---|${RUOLI.map(() => '---').join('|')}|---|
${righe.join('\n')}
`;
}
