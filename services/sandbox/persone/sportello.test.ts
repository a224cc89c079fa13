import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { apriSportello } from './sportello';

type Risposta = [stato: number, corpo: object];
const IN_CORSO: Risposta = [409, { code: 'api.richiesta_in_corso' }];

describe('sportello: una azione il cui esito non è noto si ripete con le stesse parole', () => {
  let server: Server;
  let risposte: Risposta[];
  let dette: unknown[];

  beforeEach(async () => {
    dette = [];
    const app = express();
    app.use(express.json());
    app.post('/sandbox/token', (_req, res) => void res.json({ token: 't' }));
    app.post('/v1/pagamenti', (req, res) => {
      dette.push(req.body);
      const [stato, corpo] = risposte.shift() ?? [202, {}];
      res.status(stato).json(corpo);
    });
    server = createServer(app);
    await new Promise<void>((fatto) => server.listen(0, '127.0.0.1', fatto));
  });
  afterEach(() => new Promise((fatto) => server.close(fatto)));

  const paga = async (...importi: string[]) => {
    const { port } = server.address() as AddressInfo;
    const sportello = apriSportello(`http://127.0.0.1:${port}`, 'pagamenti');
    for (const importo of importi)
      await sportello.scrivi('/v1/pagamenti', { importo }, 'chiave').catch(() => undefined);
    return dette;
  };

  it('dopo un guasto', async () => {
    risposte = [[503, {}]];
    expect(await paga('100', '101')).toEqual([{ importo: '100' }, { importo: '100' }]);
  });
  it('mentre la prima è ancora in corso', async () => {
    risposte = [[503, {}], IN_CORSO];
    expect(await paga('100', '101', '102')).toEqual([
      { importo: '100' },
      { importo: '100' },
      { importo: '100' },
    ]);
  });
  it('dopo una risposta, anche di rifiuto, è un’altra azione', async () => {
    risposte = [[409, { code: 'pagamento.eccedente' }]];
    expect(await paga('100', '101')).toEqual([{ importo: '100' }, { importo: '101' }]);
  });
});
