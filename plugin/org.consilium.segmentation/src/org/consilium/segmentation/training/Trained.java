// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.training;

import java.util.List;
import org.consilium.segmentation.model.ModelCard;
import org.consilium.tensor.NamedTensors;

/**
 * What a phase gives.
 *
 * @param card how the model was trained
 * @param parameters all parameters and buffers; the caller owns them and closes them
 * @param curve one row per epoch
 * @param warnings what a user should know, in words; may be empty
 */
public record Trained(ModelCard card, NamedTensors parameters, List<LearningCurve> curve, List<String> warnings) {}
