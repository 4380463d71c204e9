// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.pytorch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What could not be set any more, as another extension had started PyTorch before.
 *
 * @param loaded whether PyTorch's library was in the process before Consilium asked for it
 * @param environment variables that this process was started with
 * @param kernels that compute, empty where unknown
 * @param compatibleMkl whether MKL's branch is the compatible one, empty where there is no MKL or it is unknown
 */
record EarlierStart(
        boolean loaded, Map<String, String> environment, Optional<String> kernels, Optional<Boolean> compatibleMkl) {

    /**
     * Nothing if all that was wanted is in force.
     *
     * @param wanted as {@link NativeEnvironment#wanted} says
     * @param threads that an operation is spread over
     */
    List<String> warnings(Map<String, String> wanted, int threads) {
        List<String> warnings = new ArrayList<>();
        List<String> figures = wanted.entrySet().stream()
                .filter(variable -> !variable.getKey().equals(NativeEnvironment.WAITING))
                .filter(variable -> !isInForce(variable.getKey(), variable.getValue()))
                .map(variable -> variable.getKey() + "=" + variable.getValue())
                .toList();
        if (!figures.isEmpty()) {
            warnings.add("Another extension started PyTorch before Consilium, which then could not set "
                    + String.join(" and ", figures) + ": the last digits may differ from those of other machines and of"
                    + " the command line. Start KNIME with these environment variables, or execute a node of Consilium"
                    + " before any of that extension.");
        }
        if (threads > 1 && loaded && !environment.containsKey(NativeEnvironment.WAITING)) {
            warnings.add("Another extension started PyTorch before Consilium, which then could not set "
                    + NativeEnvironment.WAITING + "=" + wanted.get(NativeEnvironment.WAITING)
                    + ": threads that wait keep the processors busy. Figures stay the same. Start KNIME with this"
                    + " environment variable, or set -D" + ThreadChoice.PROPERTY + "=1.");
        }
        return warnings;
    }

    private boolean isInForce(String variable, String value) {
        boolean given = !loaded || value.equalsIgnoreCase(environment.get(variable));
        return switch (variable) {
            case NativeEnvironment.KERNELS -> kernels.map(value::equals).orElse(given);
            case NativeEnvironment.MKL -> compatibleMkl.orElse(given);
            default -> given;
        };
    }
}
