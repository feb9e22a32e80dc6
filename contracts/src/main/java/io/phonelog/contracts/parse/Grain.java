package io.phonelog.contracts.parse;

/**
 * How finely a run's work is cut. Fixed when the run begins: whoever does a piece of it, and
 * however often, makes the same chunks and the same batches.
 *
 * @param chunkBytes about how long a chunk is
 * @param batchRows the most rows in a batch
 * @param batchBytes a batch that has grown to this is sent, however few its rows
 */
public record Grain(long chunkBytes, int batchRows, long batchBytes) {}
