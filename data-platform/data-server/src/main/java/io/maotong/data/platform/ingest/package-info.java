/** One listener for each fact of another service: the changed document goes into the state table and into search. */
package io.maotong.data.platform.ingest;
