import { attestaLaPosta, fraseDellaPosta } from './parole-posta';

const frase = (tipo: string, dati: Record<string, string | null> = {}) => fraseDellaPosta({ tipo, dati });

test.each([
  [
    'recapito',
    { esito: 'CONSEGNATO', consegnatario: 'altri' },
    'Esito del recapito: consegnato (ha firmato o rifiutato: altra persona)',
  ],
  ['recapito', { esito: 'MANCATA_CONSEGNA', causa: 'M04' }, 'Esito del recapito: non consegnato, trasferito'],
  [
    'recapito',
    { esito: 'CONSEGNATO', stadio: 'pre_esito' },
    'Esito del recapito: consegnato. Esito provvisorio, che il vettore può smentire',
  ],
  [
    'lavorazione',
    { passo: 'SPEDITO', numero: '616123456789' },
    'Spedizione: accettato dalla posta (data per il mittente), raccomandata n. 616123456789',
  ],
  [
    'cad_esito',
    { esito: 'COMPIUTA_GIACENZA' },
    'Comunicazione di avvenuto deposito (CAD) non ritirata: compiuta giacenza',
  ],
  [
    'documento',
    { documento: '23L' },
    'Immagine archiviata: avviso di ricevimento degli atti giudiziari (mod. 23L)',
  ],
  ['busta_tornata', { causa: 'M03' }, 'La busta è tornata al mittente: sconosciuto'],
  ['busta_tornata', { causa: null }, 'La busta è tornata al mittente'],
  ['restituita', {}, 'Posta non recapitabile restituita all’Ente con distinta'],
])('%s %j', (tipo, dati, attesa) => {
  expect(frase(tipo, dati)).toBe(attesa);
});

test('an event of a PEC is not of the post', () => {
  expect(frase('avvenuta-consegna')).toBeNull();
});

test('who read a card, and who checked it', () => {
  expect(attestaLaPosta({ dati: { lettaDa: 'Anna', controllataDa: 'Bruno' } })).toBe(
    'letta da Anna, controllata da Bruno',
  );
  expect(attestaLaPosta({ dati: { lettaDa: 'Anna', controllataDa: null } })).toBe('letta da Anna');
  expect(attestaLaPosta({ dati: { registrataDa: 'Carla' } })).toBe('registrata da Carla');
  expect(attestaLaPosta({ dati: {} })).toBeNull();
});
