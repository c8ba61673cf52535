/**
 * Who holds the conversation of a call: rules, or a language model somewhere else. A {@link
 * dental.sofia.agent.partner.Provider} makes a {@link dental.sofia.agent.partner.Partner} for each
 * call, and the partner does what it wants on a {@link dental.sofia.agent.partner.Stage}. It knows
 * neither rooms nor the network to them. {@link dental.sofia.agent.partner.Steadfast} goes on when
 * a partner fails. Start reading at {@link dental.sofia.agent.partner.Partner}.
 */
package dental.sofia.agent.partner;
