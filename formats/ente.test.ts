import { readFileSync } from 'node:fs';
import { condivisa } from '../tests/condivisa';
import { parseEnteConfig } from './ente';

const ente = () => JSON.parse(readFileSync(condivisa('cases', '290', 'ente.json'), 'utf8'));

test('the Ente of the cases', () => {
  expect(parseEnteConfig(ente())).toEqual(ente());
});

test.each<[string, (config: ReturnType<typeof ente>) => void, string]>([
  ['codiceEnte', (c) => (c.codiceEnte = '9123'), 'codiceEnte'],
  ['comuni', (c) => (c.comuniIscrizione = []), 'comuniIscrizione'],
  ['natura', (c) => (c.tributi[3].natura = 'sconosciuta'), 'tributi.3.natura'],
  ['anni', (c) => (c.tributi[2].prescrizione.anni = 0), 'tributi.2.prescrizione.anni'],
  ['codice ripetuto', (c) => (c.tributi[1].codice = '0424'), 'tributi.1.codice'],
])('%s wrong is named', (_, guasta, dove) => {
  const config = ente();
  guasta(config);
  expect(() => parseEnteConfig(config)).toThrow(
    expect.objectContaining({ codice: 'ente.configurazione', message: expect.stringContaining(`"${dove}"`) }),
  );
});
