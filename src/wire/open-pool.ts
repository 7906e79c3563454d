import { Client, type Dispatcher, Pool } from 'undici';
import { dial } from './connecting/dial.ts';
import type { DialOptions, DialTimings } from './connecting/dialling.ts';
import { createGate, type Gate } from './gate.ts';

/** A handler that wants to know what opening its connection took. */
export interface MeasuringHandler extends Dispatcher.DispatchHandler {
  /**
   * @param take gives the phases of the connection to the first request on it, and undefined to all later ones
   */
  onConnection(take: () => DialTimings | undefined): void;
}

/** Everything about a pool's connections but the domain. */
export interface PoolOptions extends Omit<DialOptions, 'timeoutMs'> {
  readonly connectMs: number;
}

/**
 * Connections to one domain that may be opening at the same time. A run that begins with dozens of handshakes at once
 * would keep a small machine busy for longer than a connection may take.
 */
const handshakesAtOnce = 4;

/** After this time the next one may begin, so that a network that swallows packets is found out as fast as before. */
const handshakeMs = 100;

/**
 * Keep-alive connections to one domain, as many as there are calls under way: the pacer and the caller bound these.
 * HTTP/1.1 without pipelining, so that a connection that breaks concerns one call, and undici has nothing to send again.
 */
export function openPool(options: PoolOptions): Pool {
  const gate = createGate(handshakesAtOnce, handshakeMs);
  return new Pool(`https://${options.domain}`, {
    factory: (origin, clientOptions) => new MeasuredClient(origin, clientOptions, options, gate),
    allowH2: false,
    pipelining: 1,
    // Bounds of time are kept per call, by its handler.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
}

/** One connection, which remembers what opening it took until a request asks. */
class MeasuredClient extends Client {
  readonly #take: () => DialTimings | undefined;

  constructor(origin: URL, clientOptions: object, options: PoolOptions, gate: Gate) {
    let latest: DialTimings | undefined;
    super(origin, {
      ...clientOptions,
      connect: (_, callback) => {
        gate(() => dial({ ...options, timeoutMs: options.connectMs })).then(
          ({ socket, timings }) => {
            latest = timings;
            callback(null, socket);
          },
          (error: Error) => callback(error, null),
        );
      },
    });
    this.#take = () => {
      const timings = latest;
      latest = undefined;
      return timings;
    };
  }

  override dispatch(options: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): boolean {
    if (isMeasuring(handler)) handler.onConnection(this.#take);
    return super.dispatch(options, handler);
  }
}

function isMeasuring(handler: Dispatcher.DispatchHandler): handler is MeasuringHandler {
  return 'onConnection' in handler;
}
