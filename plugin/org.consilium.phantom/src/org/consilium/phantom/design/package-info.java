// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
/** What is simulated: scanners, raters, and how they are combined. */
package org.consilium.phantom.design;
