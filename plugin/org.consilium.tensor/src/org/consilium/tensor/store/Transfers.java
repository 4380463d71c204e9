// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.tensor.store;

/**
 * What a store has moved so far, in bytes of tensor elements.
 *
 * @param toDevice from the main memory or a file to a GPU
 * @param toHost from a GPU to the main memory or a file
 * @param fromFile out of files, to any device
 * @param betweenDevices from one GPU to another
 */
public record Transfers(long toDevice, long toHost, long fromFile, long betweenDevices) {}
