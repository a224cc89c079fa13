import { Banco } from './banco';

export default async function fermaTutto(): Promise<void> {
  await Banco.lascia();
}
