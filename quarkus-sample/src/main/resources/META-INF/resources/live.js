// The streams that the server pushes. The browser connects again by itself; after an answer that is no stream it does
// not, so that is done here, later each time.

const LONGEST_PAUSE = 15_000;

/** Follows a stream until it is closed; handlers: {event name: function of its data}, lost. */
export function follow(url, handlers, {lost = () => {}} = {}) {
  let source;
  let timer;
  let pause = 1000;
  let closed = false;

  function connect() {
    clearTimeout(timer);
    source?.close();
    source = new EventSource(url);
    source.onopen = () => {
      pause = 1000;
    };
    source.onerror = () => {
      lost();
      if (source.readyState === EventSource.CLOSED && !closed) {
        timer = setTimeout(connect, pause);
        pause = Math.min(pause * 2, LONGEST_PAUSE);
      }
    };
    for (const [event, handle] of Object.entries(handlers)) {
      source.addEventListener(event, message => handle(JSON.parse(message.data)));
    }
  }

  connect();
  return {
    retry: connect,
    close() {
      closed = true;
      clearTimeout(timer);
      source.close();
    },
  };
}
