import { createServer, type Server } from 'node:net';
import { porteDa } from '../configurazione/porte';
import { ascolta, controllaPorte, portaLibera } from './porte-libere';

let server: Server;
let porta: number;

beforeEach(async () => {
  porta = await portaLibera();
  server = createServer();
  await new Promise<void>((resolve) => server.listen(porta, '127.0.0.1', resolve));
});

afterEach(async () => {
  await new Promise((resolve) => server.close(resolve));
});

test('a busy port is named with its use and the setting that moves it', async () => {
  const porte = { ...porteDa(1), temporal: porta };
  await expect(controllaPorte(porte, ['temporal'])).rejects.toMatchObject({
    codice: 'porta.occupata',
    message: expect.stringMatching(new RegExp(`${porta} \\(Temporal, gRPC\\).*ESATTO_PORTA_BASE`)),
  });
});

test('only the ports in use are asked for', async () => {
  const libera = await portaLibera();
  const porte = { ...porteDa(1), temporal: porta, api: libera };
  await expect(controllaPorte(porte, ['api'])).resolves.toBeUndefined();
});

test('a port taken after it was looked at is named, not the inside of the library', async () => {
  await expect(ascolta(createServer(), porta, '127.0.0.1')).rejects.toMatchObject({
    codice: 'porta.occupata',
    message: expect.stringContaining(`la porta ${porta} `),
  });
});
