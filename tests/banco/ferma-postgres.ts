import { Banco } from './banco';

export default async function fermaPostgres(): Promise<void> {
  await Banco.lascia();
}
