import { raceProfile } from '../lib/race-profile.ts';

const profile = raceProfile();

export const options = profile.options;

export default profile.call;
