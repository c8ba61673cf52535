/** What the agent answers by HTTP: how it is, and LiveKit's webhooks. */
package dental.sofia.agent.http;
