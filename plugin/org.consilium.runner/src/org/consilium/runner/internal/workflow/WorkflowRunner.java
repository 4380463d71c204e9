// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.runner.internal.workflow;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.knime.core.node.CanceledExecutionException;

/**
 * Runs all nodes of a workflow that have not run yet, each on a worker thread of its own as soon as its predecessors
 * have; independent branches run side by side.
 */
public final class WorkflowRunner {
    private final Workflow workflow;
    private final WorkflowListener listener;
    private final NodeConfigurator configurator;
    private final Map<WorkflowNode, Worker> running = new HashMap<>();
    private final Set<WorkflowNode> ended = new HashSet<>();
    private int workers;
    private boolean cancelled;

    public WorkflowRunner(Workflow workflow, WorkflowListener listener) {
        this.workflow = workflow;
        this.listener = listener;
        this.configurator = new NodeConfigurator(workflow);
    }

    /**
     * Runs the workflow and returns when no worker is left.
     *
     * @return whether every node has been executed
     */
    public synchronized boolean run() {
        List<WorkflowNode> order = NodeOrder.of(workflow);
        while (true) {
            if (!cancelled) {
                order.forEach(this::startIfReady);
            }
            if (running.isEmpty()) {
                return workflow.nodes().stream().allMatch(node -> node.state() == NodeState.EXECUTED);
            }
            waitForWorker();
        }
    }

    /** Asks all running nodes to stop and starts no others; {@link #run} then returns when they have. */
    public synchronized void cancel() {
        cancelled = true;
        running.values().forEach(Worker::cancel);
    }

    public synchronized boolean isCancelled() {
        return cancelled;
    }

    private void waitForWorker() {
        try {
            wait();
        } catch (InterruptedException e) {
            cancel();
        }
    }

    private void startIfReady(WorkflowNode node) {
        boolean open = node.state() != NodeState.EXECUTED && !ended.contains(node) && !running.containsKey(node);
        boolean ready = workflow.predecessors(node).stream()
                .allMatch(
                        predecessor -> predecessor.state() == NodeState.EXECUTED && !running.containsKey(predecessor));
        if (!open || !ready) {
            return;
        }
        if (node.state() == NodeState.IDLE) {
            ended.add(node);
            NodeMessage reason = node.message();
            listener.failed(node, reason == null ? "The node is not configured" : reason.text());
            return;
        }
        NodeMessage warning = node.message();
        if (warning != null) {
            listener.warned(node, warning.text());
        }
        Worker worker = new Worker(node);
        running.put(node, worker);
        worker.thread.start();
    }

    private synchronized void end(WorkflowNode node) {
        running.remove(node);
        ended.add(node);
        notifyAll();
    }

    /** A node that has run tells its successors more than it could before; they are configured on its thread. */
    private void configureSuccessors(WorkflowNode node) {
        synchronized (configurator) {
            workflow.successors(node).stream()
                    .filter(successor -> successor.state() != NodeState.EXECUTED)
                    .forEach(configurator::configure);
        }
    }

    private final class Worker implements Runnable {
        private final WorkflowNode node;
        private final ListenerProgress progress;
        private final Thread thread;

        Worker(WorkflowNode node) {
            this.node = node;
            this.progress = new ListenerProgress(node, listener);
            this.thread = new Thread(this, "KNIME-Worker-" + workers++ + "-" + node.name() + " 0:" + node.id());
        }

        void cancel() {
            progress.cancel();
            thread.interrupt();
        }

        @Override
        public void run() {
            NodeRunner runner = new NodeRunner(workflow, node, progress);
            try {
                listener.started(node);
                long start = System.nanoTime();
                NodeResult result = runner.run();
                node.executed(result);
                node.warned(runner.warnings());
                if (result.message() != null) {
                    listener.warned(node, result.message().text());
                }
                listener.executed(node, (System.nanoTime() - start) / 1e9);
                configureSuccessors(node);
            } catch (Throwable e) {
                // Whatever a node throws is its failure; the others go on.
                fail(e);
                node.warned(runner.warnings());
            } finally {
                end(node);
            }
        }

        private void fail(Throwable error) {
            // As in the platform: a node that was told to stop and ends with any other error has failed.
            if (error instanceof CanceledExecutionException) {
                node.reset(NodeMessage.warning("Execution canceled"));
                listener.cancelled(node);
                return;
            }
            Debug.trace(error);
            String text = Failures.ofExecute(error);
            node.reset(NodeMessage.error(text));
            listener.failed(node, text);
        }
    }
}
