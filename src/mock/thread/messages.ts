import type { MockOptions, MockServer } from '../types.ts';

/** What the thread of a mock is told to start with: options that can be copied. */
export interface ThreadOptions extends Pick<MockOptions, 'contract' | 'faults' | 'policy' | 'limits'> {
  readonly webhooks?: { readonly url: string; readonly token: string; readonly wanted: SharedArrayBuffer };
}

/** What is known of a mock once it listens. */
export type ListeningMock = Pick<MockServer, 'port' | 'url' | 'ca' | 'caFile' | 'apps' | 'limits'>;

/** What the thread says: it listens, it cannot, it has stopped. */
export type ThreadMessage =
  | { readonly kind: 'listening'; readonly mock: ListeningMock }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'stopped' };
