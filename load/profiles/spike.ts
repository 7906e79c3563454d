import { batchProfile } from '../lib/batch-profile.ts';

const profile = batchProfile();

export const options = profile.options;

export default profile.call;
